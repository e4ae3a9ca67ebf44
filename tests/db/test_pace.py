"""Sixty writes a minute for a person, six hundred for a program, and nothing that was typed is lost."""

import pytest

from tests.cast import DLU
from tests.interop.references import reference
from tests.pressing import presses_again

pytestmark = pytest.mark.anyio
THEIR_MINUTE_IS_OVER = "update pace set began_at = began_at - interval '1 minute'"


@pytest.fixture
async def thread(cast):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    await cast.sql.execute("delete from pace")
    return await cast.sql.fetchval("select id from thread")


async def spent(cast, who, writes=60):
    """She wrote so many this minute."""
    await cast.sql.execute("insert into pace (actor_id, began_at, writes) values ($1, now(), $2)", who.id, writes)


async def words(cast):
    return await cast.sql.fetchval("select count(*) from message")


async def test_the_sixty_first_is_asked_to_wait_and_her_words_come_back(cast, thread):
    await spent(cast, cast.david, 59)
    address = f"/messages/{thread}/repondre"
    assert (await cast.david.sends(address, mots="La soixantième")).status_code == 200
    refused = await cast.david.sends(address, mots="Mes mots & « gardés » <b>")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "Attendez 1 minute" in refused.text
    assert await words(cast) == 2
    await cast.sql.execute(THEIR_MINUTE_IS_OVER)
    sent = await presses_again(cast.david, refused)
    assert sent.status_code == 200
    assert "Mes mots &amp; « gardés » &lt;b&gt;" in (await cast.david.opens(f"/messages/{thread}")).text
    assert await words(cast) == 3
    await presses_again(cast.david, refused)  # twice: the same key, one message
    assert await words(cast) == 3


async def test_it_is_hers_whatever_she_is_and_nobody_elses(cast, thread):
    await spent(cast, cast.martin)
    answered = await cast.martin.sends(f"/messages/{thread}/repondre", mots="Oui")
    assert answered.status_code == 429
    assert (await cast.david.sends(f"/messages/{thread}/repondre", mots="Et moi ?")).status_code == 200
    assert (await cast.martin.opens(f"{cast.martin.base}/messages/{thread}")).status_code == 200  # reading goes on


async def test_a_refused_write_counts_too_and_nobody_counts_for_nothing(cast):
    for _ in range(3):
        assert (await cast.david.sends("/messages/ecrire", quoi="", mots="")).status_code == 422
    assert await cast.sql.fetchval("select writes from pace where actor_id = $1", cast.david.id) == 3
    await cast.nobody().sends("/messages/ecrire", quoi="pain", mots="")
    assert await cast.sql.fetchval("select count(*) from pace") == 1


async def test_what_protects_her_never_waits(cast):
    """Somebody who has her phone, and writes with it, must not keep her from cutting it."""
    await cast.signed_in(person=cast.david.id, name="stolen")
    lost = await cast.sql.fetchval("select id from sign_in where person_id = $1 order by began_at desc", cast.david.id)
    await spent(cast, cast.david)
    assert (await cast.david.sends(f"/appareils/{lost}/couper")).status_code == 200
    assert await cast.sql.fetchval("select revoked_at is not null from sign_in where id = $1", lost)
    assert (await cast.david.sends("/sortir")).status_code == 200


async def test_a_program_is_told_how_long_to_wait_and_its_parcel_is_taken_after(cast):
    await spent(cast, cast.dui, 599)
    assert (await cast.dui.pushes(DLU)).status_code == 202
    other = reference()
    refused = await cast.dui.pushes(other)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["type"] == "urn:a-portee:problem:too-fast"
    await cast.sql.execute(THEIR_MINUTE_IS_OVER)
    assert (await cast.dui.pushes(other)).status_code == 202
    assert await cast.sql.fetchval("select count(*) from deposit") == 2
