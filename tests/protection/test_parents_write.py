"""A parent reads what the child began, and writes in letters of her own: nothing closes to the other."""

from uuid import uuid4

import pytest

from tests.protection.julien import family, opens, parent

pytestmark = pytest.mark.anyio
FORM, WRITE_ELSEWHERE = "/repondre", "commencez un nouveau message"
OF = "select thread_id from message where author_id = $1 order by posted_at desc limit 1"
POSTED = "select count(*) from message where author_id = $1"
ANYBODY = """create or replace function begun_by_others() returns uuid[] stable
    language plpgsql as 'begin return array[]::uuid[]; end'"""


@pytest.fixture
async def home(cast, desks):
    """Julien has written; both his parents read it."""
    julien, mother, father = await family(cast)
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
    await julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir.")
    julien.letter = f"/messages/{await cast.sql.fetchval(OF, julien.id)}"
    return julien, mother, father


async def writes(somebody, julien, path, **said):
    said = {"key": str(uuid4()), "mots": "Bonjour."} | said
    return await somebody.client.post(f"/pour/{julien.id}{path}", data=said)


async def shown(somebody, julien, path):
    return (await somebody.client.get(f"/pour/{julien.id}{path}")).text


async def test_his_letter_is_read_by_both_and_answered_by_neither(cast, home):
    julien, mother, father = home
    for one, other in ((mother, father), (father, mother)):
        page = await shown(one, julien, julien.letter)
        assert (julien.letter + FORM in page, WRITE_ELSEWHERE in page) == (False, True)
        assert (await writes(one, julien, julien.letter + FORM)).status_code == 404
        assert await opens(other, julien, julien.letter)
        assert await cast.sql.fetchval(POSTED, one.id) == 0


async def test_she_begins_her_own_and_goes_on_in_it(cast, home):
    julien, mother, father = home
    assert (await writes(mother, julien, "/messages/ecrire", quoi="other")).status_code == 200
    hers = f"/messages/{await cast.sql.fetchval(OF, mother.id)}"
    page = await shown(mother, julien, hers)
    assert (hers + FORM in page, WRITE_ELSEWHERE in page) == (True, False)
    await cast.roux.client.post(f"{cast.roux.base}{hers}{FORM}", data={"key": str(uuid4()), "mots": "C’est noté."})
    assert (await writes(mother, julien, hers + FORM)).status_code == 200
    assert await cast.sql.fetchval(POSTED, mother.id) == 2
    assert not await opens(father, julien, hers)
    assert (await julien.sends(hers + FORM, mots="Moi aussi.")).status_code == 200


async def test_what_the_team_begins_is_read_by_both_and_answered_by_him(cast, home):
    julien, mother, father = home
    await julien.sends(julien.letter + FORM, mots="Merci.")
    answer = {"key": str(uuid4()), "mots": "Demain à dix heures."}
    assert (await cast.roux.client.post(f"{cast.roux.base}{julien.letter}{FORM}", data=answer)).status_code == 200
    assert (await writes(mother, julien, julien.letter + FORM)).status_code == 404
    assert "Demain à dix heures" in await shown(father, julien, julien.letter)


async def test_it_is_the_same_where_there_is_no_other_parent(cast, desks):
    """A form that is there for one, and gone for two, would tell her that there is another."""
    julien, mother, _ = await family(cast)
    await parent(cast, desks, julien, mother)
    await julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir.")
    letter = f"/messages/{await cast.sql.fetchval(OF, julien.id)}"
    assert WRITE_ELSEWHERE in await shown(mother, julien, letter)
    assert (await writes(mother, julien, letter + FORM)).status_code == 404


async def test_without_that_the_other_would_lose_it(cast, home):
    julien, mother, father = home
    await cast.sql.execute(ANYBODY)
    assert (await writes(mother, julien, julien.letter + FORM)).status_code == 200
    assert not await opens(father, julien, julien.letter)
