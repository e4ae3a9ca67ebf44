"""A revocation comes before a write or after it, never between: frozen on both sides of `hold`."""

import asyncio

import pytest

from tests.db.probes import WROTE
from tests.waiting import blocked, ice

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B06")]

FREEZE_BEFORE_HOLD = """
    alter function hold(uuid) rename to real_hold;
    create function hold(permit uuid) returns setof int language plpgsql security definer as $$
    begin perform pg_advisory_xact_lock_shared(42); return query select * from real_hold(permit); end $$"""
# Who writes through which door, and what takes the permission away. Whose sign-in is gone may sign in
# again (401); who is still known and has lost the permit finds nothing there any more (404).
PERMITS = {
    "usager": ("david", "/pause", "update sign_in set revoked_at = now() where person_id = $1"),
    "aidant": ("paula", "/pause", "update delegation set stopped_at = now() where aidant_id = $1"),
    "staff": ("martin", "/pause", "update membership set stopped_at = now() where person_id = $1"),
    "machine": ("dui", "/api/pause", "update machine_client set revoked_at = now() where id = $1"),
}


@pytest.fixture(params=PERMITS)
def permit(request, cast):
    """The write as a task, the revocation as another, and how the write is refused after it."""
    name, path, revocation = PERMITS[request.param]
    person = getattr(cast, name)

    async def writes():
        headers = person.headers() if name == "dui" else {}
        return await person.client.post(f"{person.base}{path}", headers=headers)

    async def revokes():
        sql = await cast.database.connect()
        done = await sql.execute(revocation, person.id)
        await sql.close()
        return done

    return writes, revokes, 401 if name == "david" else 404


async def test_revoked_before_hold_the_write_is_refused(cast, database, permit):
    writes, revokes, refusal = permit
    await cast.sql.execute(FREEZE_BEFORE_HOLD)
    async with ice(database):
        write = asyncio.create_task(writes())
        await blocked(database, 1)
        assert await revokes() == "UPDATE 1"  # nothing is held yet: it passes
    assert (await write).status_code == refusal
    assert await cast.sql.fetchval(WROTE) == 0


async def test_revoked_after_hold_the_revocation_waits(cast, database, permit):
    writes, revokes, _ = permit
    async with ice(database):
        write = asyncio.create_task(writes())
        await blocked(database, 1)
        revocation = asyncio.create_task(revokes())
        await blocked(database, 2)
        assert not revocation.done()
    assert (await write).status_code == 200
    assert await revocation == "UPDATE 1"
    assert await cast.sql.fetchval(WROTE) == 1
    assert (await writes()).status_code in (401, 404)  # and the next one finds it
