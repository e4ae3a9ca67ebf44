"""A key is used once: the first answer again, another body refused, a stranger's key another row."""

import asyncio
from uuid import uuid4

import pytest

from backend.db.once import OtherBody, claim, fingerprint
from backend.db.unit import becoming
from backend.jobs.rounds import FORGET_KEYS
from backend.kit.actor import Asked
from tests.cast import ATTESTATION

pytestmark = pytest.mark.anyio
ASKED, OTHER = fingerprint("/ici", "un"), fingerprint("/ici", "deux")


async def claims(cast, person, key, asked, location="/ici", capacity="usager"):
    """What a program's handler does with a key, in a transaction of its own."""
    sql = await cast.database.connect("app")
    try:
        async with sql.transaction():
            await sql.execute(becoming(Asked(person.secret, capacity)))
            return await claim(sql, key, asked, 201, location)
    finally:
        await sql.close()


def write(person, key, words="Bonjour", quoi="other"):
    return person.sends("/messages/ecrire", key=str(key), quoi=quoi, mots=words)


async def messages(cast):
    return await cast.sql.fetchval("select count(*) from message")


@pytest.mark.attack("L03")
@pytest.mark.attack("K08")
async def test_eight_at_once_are_one_message_and_one_answer(cast):
    key = uuid4()
    answers = await asyncio.gather(*(write(cast.david, key) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.url for answer in answers}) == 1
    assert await messages(cast) == await cast.sql.fetchval("select count(*) from thread") == 1
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'message.posted'") == 1


@pytest.mark.attack("L01")
async def test_the_first_answer_comes_again_whatever_happened_since(cast):
    key = uuid4()
    first = await write(cast.david, key)
    await cast.sql.execute("update team set answers_messages = false")
    again = await write(cast.david, key)
    assert (again.status_code, again.url) == (200, first.url)
    assert await messages(cast) == 1


@pytest.mark.attack("L02")
async def test_a_program_with_the_same_key_and_another_body_is_refused(cast):
    key = uuid4()
    assert await claims(cast, cast.dui, key, ASKED, capacity="machine") is None
    assert (await claims(cast, cast.dui, key, ASKED, capacity="machine")).location == "/ici"
    with pytest.raises(OtherBody) as refusal:
        await claims(cast, cast.dui, key, OTHER, capacity="machine")
    assert refusal.value.status == 422


async def test_a_stranger_s_same_key_is_another_row(cast):
    key = uuid4()
    hers, his = await write(cast.david, key), await write(cast.marion, key, "Autre chose")
    assert (hers.status_code, his.status_code) == (200, 200)
    assert hers.url != his.url
    assert await messages(cast) == 2


async def test_the_same_key_sent_elsewhere_is_another_body(cast):
    assert fingerprint("/ici", "un") != fingerprint("/là", "un")
    key = uuid4()
    await claims(cast, cast.david, key, fingerprint("/ici", "un"))
    with pytest.raises(OtherBody):
        await claims(cast, cast.david, key, fingerprint("/là", "un"))


async def test_a_key_that_was_refused_stays_free(cast):
    paper, key = await cast.files(ATTESTATION), uuid4()
    assert (await cast.marion.sends(f"/papiers/{paper}/cacher", key=str(key))).status_code == 404
    assert (await write(cast.marion, key)).status_code == 200


async def test_keys_are_forgotten_after_72_hours_and_not_before(cast):
    young, old = uuid4(), uuid4()
    for key, age in ((young, "71 hours 59 minutes"), (old, "72 hours 1 minute")):
        await claims(cast, cast.david, key, ASKED)
        await cast.sql.execute(f"update idempotency set created_at = now() - interval '{age}' where key = $1", key)
    worker = await cast.database.connect("worker")
    assert await worker.execute(FORGET_KEYS) == "DELETE 1"
    assert await worker.execute("delete from idempotency") == "DELETE 0"  # the policy keeps the young ones
    await worker.close()
    assert await cast.sql.fetchval("select key from idempotency") == young
