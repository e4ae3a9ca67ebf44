"""A job is asked for in the transaction of the act: both, or neither. It holds ids and no words."""

import json
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.db.pool import Wire, adopt, session
from backend.jobs.queue import Envelope, enqueue, enqueue_orm, enqueued
from tests.cast import DLU

pytestmark = pytest.mark.anyio
WAITING = "select count(*) from jobs.pgqueuer"


async def by_sql(sql, job):
    await enqueue(sql, job)


async def by_orm(sql, job):
    engine: AsyncEngine = adopt()
    async for db in session(engine, sql):
        await enqueue_orm(db, job)
    await engine.dispose()


async def by_rows(sql, job):
    rows = f"(select '{job.house}'::uuid as establishment_id, '{uuid4()}'::uuid as id) r"
    await sql.execute(enqueued(job.entrypoint, rows, {"one": "id"}))


@pytest.mark.parametrize("way", [by_sql, by_orm, by_rows])
async def test_with_the_act_or_not_at_all(queue, database, way):
    sql = await asyncpg.connect(database.dsn("app"), connection_class=Wire)
    job = Envelope("a.job", queue.house, {"one": uuid4()})
    undone = sql.transaction()
    await undone.start()
    await way(sql, job)
    await undone.rollback()
    assert await database.above.fetchval(WAITING) == 0
    async with sql.transaction():
        await way(sql, job)
        assert await database.above.fetchval(WAITING) == 0
    assert await database.above.fetchval(WAITING) == 1
    await sql.close()


async def test_the_app_puts_jobs_in_and_reads_none(database):
    sql = await database.connect("app")
    for deed in ("select * from jobs.pgqueuer", "delete from jobs.pgqueuer", "select * from jobs.dead_letter"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await sql.execute(deed)
    await sql.close()


async def test_a_parcel_leaves_a_job_of_ids_alone(cast):
    assert (await cast.dui.pushes(DLU)).status_code == 202
    [payload] = [json.loads(row[0]) for row in await cast.sql.fetch("select payload from jobs.pgqueuer")]
    assert payload.keys() == {"entrypoint", "house", "ids"}
    assert payload["entrypoint"] == "deposit.intake"
    assert UUID(payload["house"]) == cast.tilleuls.id
    assert UUID(payload["ids"].pop("deposit"))
    assert payload["ids"] == {}
