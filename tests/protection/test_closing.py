"""What closes an access: it lasts until somebody else lifts it, and nothing that was given meanwhile stays."""

import asyncio
from uuid import uuid4

import pytest

from tests.entrusting.giving import gives
from tests.protection.entering import ago, in_force, newest, place, plain, stops

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C08")]
ALIVE = "select count(*) from delegation where usager_id = $1 and aidant_id = $2 and stopped_at is null"
GIVE = """insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)
    values (gen_random_uuid(), $1, $2, 'SIS', '', '', now(), now() + interval '1 day')"""


@pytest.fixture
async def closed(cast, desks, nadia):
    """The measure that closes: written by Madame Grondin."""
    measure = await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    await stops(desks[0], cast.laura, measure, "forbidden")
    return await newest(cast, cast.laura)


async def test_it_is_in_force_and_can_be_stopped_from_the_page(cast, desks, closed):
    page = await desks[1].opens(place(cast.laura))
    assert "Ferme tout accès" in plain(page)
    assert f"/{closed}/fin" in page.text


async def test_whoever_wrote_it_does_not_lift_it(cast, desks, closed):
    refused = await stops(desks[0], cast.laura, closed)
    assert (refused.status_code, "une autre personne doit le faire" in plain(refused)) == (422, True)
    assert await cast.sql.fetchval("select stops_at from measure where id = $1", closed) is None
    assert "C’est arrêté" in plain(await stops(desks[1], cast.laura, closed))


async def test_another_lifts_it_after_a_fresh_proof_and_stopping_a_measure_asks_none(cast, desks, closed):
    other = await in_force(cast, desks, cast.laura, "tutelle/goods", await cast.stranger())
    proofs = "select count(*) from step_up where act = 'measure_lift'"
    assert "C’est arrêté" in plain(await stops(desks[1], cast.laura, other))
    assert await cast.sql.fetchval(proofs) == 0
    url, typed = f"{desks[1].base}{place(cast.laura)}/{closed}/fin", {"key": str(uuid4()), "pourquoi": "ended"}
    assert await desks[1].client.proves(url, typed)
    assert await cast.sql.fetchval(proofs) == 1
    assert await cast.sql.fetchval("select stops_at from measure where id = $1", closed) is None
    assert "C’est arrêté" in plain(await desks[1].client.post(url, data=typed))


async def test_what_came_in_between_is_ended_by_the_hour(cast, desks, nadia, closed):
    await cast.sql.execute("update measure set checked_at = null, checked_by = null")
    async with cast.sql.transaction():
        await cast.sql.execute("set local session_replication_role = replica")
        await cast.sql.execute(GIVE, cast.laura.id, nadia.id)
    await cast.sql.fetchval("select settle_due()")
    assert await cast.sql.fetchval(ALIVE, cast.laura.id, nadia.id) == 0


async def test_who_gives_and_who_closes_wait_for_each_other(cast, desks, nadia):
    """Given in a transaction that has not ended when the closing is written: it does not outlive it."""
    measure = await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    await cast.sql.execute("update delegation set stopped_at = now() where aidant_id = $1", nadia.id)
    gives_it = await cast.database.connect()
    try:
        giving = gives_it.transaction()
        await giving.start()
        await gives_it.execute(GIVE, cast.laura.id, nadia.id)
        closing = asyncio.create_task(stops(desks[0], cast.laura, measure, "forbidden"))
        await asyncio.wait([closing], timeout=0.3)
        assert not closing.done()
        await giving.commit()
        assert "C’est arrêté" in plain(await closing)
    finally:
        await gives_it.close()
    assert await cast.sql.fetchval(ALIVE, cast.laura.id, nadia.id) == 0


async def test_a_measure_that_begins_later_leaves_what_she_chose_until_then(cast, desks, nadia):
    await gives(cast.laura, nadia)
    measure = await in_force(cast, desks, cast.laura, "tutelle/goods", nadia, debut=ago(-10))
    hers = "select ground, stopped_at is null, ended_by from delegation where aidant_id = $1 order by given_at, ground"
    assert [tuple(row) for row in await cast.sql.fetch(hers, nadia.id)] == [("chosen", True, None)]
    await cast.sql.execute("update measure set starts_on = starts_on - 11 where id = $1", measure)
    await cast.sql.fetchval("select settle_due()")
    rows = [tuple(row) for row in await cast.sql.fetch(hers, nadia.id)]
    assert rows == [("chosen", False, "clock"), ("measure", True, None)]


async def test_whoever_ends_it_is_who_ended_it(cast, desks, nadia):
    ended = "select ended_by from delegation where aidant_id = $1 order by given_at"
    measure = await in_force(cast, desks, cast.laura, "curatelle/goods", nadia)
    await cast.laura.sends(f"/aidants/mesures/{measure}/oui")
    await cast.laura.sends(f"/aidants/mesures/{measure}/non")
    await cast.laura.sends(f"/aidants/mesures/{measure}/oui")
    await stops(desks[0], cast.laura, measure)
    assert [row[0] for row in await cast.sql.fetch(ended, nadia.id)] == ["usager", "staff"]
