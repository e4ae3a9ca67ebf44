"""Every connection is taken and none comes back: whoever asks hears so at once, and may ask again."""

import asyncio
from contextlib import asynccontextmanager

import anyio
import pytest
from msgspec.structs import replace

from backend.db import pool
from backend.db.pool import borrowed
from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.architecture.hardened import faults
from tests.waiting import blocked, ice, until

pytestmark = [pytest.mark.anyio, pytest.mark.attack("L16")]


@pytest.fixture
def settings(settings, monkeypatch):
    monkeypatch.setattr(pool, "PATIENCE", 0.05)
    return replace(settings, pool_size=1)


@asynccontextmanager
async def taken(cast, database):
    """The only connection waits for a lock until the end of the block."""
    async with ice(database):
        holder = asyncio.create_task(cast.marion.client.get("/attend"))
        await blocked(database, 1)
        yield
    assert (await holder).status_code == 200


async def test_a_person_reads_that_it_is_full_and_when_to_come_back(cast, database):
    path = "/papiers?avant=2026-01-02"
    async with taken(cast, database):
        answer = await cast.david.client.get(path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert "Il y a trop de monde" in answer.text
        assert "Réessayez dans 1\N{NO-BREAK SPACE}minute." in answer.text
        assert f'href="{path}"' in answer.text
        assert faults(answer, path) == []
    assert (await cast.david.client.get("/papiers")).status_code == 200


async def test_what_was_sent_is_not_sent_again_by_a_link(cast, database):
    async with taken(cast, database):
        for path in ("/messages/ecrire", "/sortir"):
            answer = await cast.david.client.post(path, data={"mots": "Bonjour"})
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
            assert f'href="{path}' not in answer.text


async def test_a_program_gets_a_problem_document(cast, database):
    async with taken(cast, database):
        answer = await cast.dui.client.get("/api/qui", headers=cast.dui.headers())
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["type"] == "urn:a-portee:problem:busy"
        health = await cast.nobody().client.get("/health")
        assert (health.status_code, health.json()) == (503, {"status": "database"})


async def test_those_who_gave_up_waiting_keep_no_place(cast, database):
    async with taken(cast, database):
        answers = await asyncio.gather(*(cast.david.client.get("/qui") for _ in range(20)))
        assert {answer.status_code for answer in answers} == {503}
    answers = [await cast.david.client.get("/qui") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3


async def test_whoever_leaves_in_the_middle_leaves_nobody_behind(app, cast):
    """A stream is cut again at each of its waits: it cannot even roll back."""
    async with anyio.create_task_group() as tasks:

        async def asking():
            async with borrowed(app.state.pool) as sql, sql.transaction():
                await sql.execute(f"{becoming(Asked(cast.david.secret, 'usager'))}; select pg_sleep(60)")

        tasks.start_soon(asking)
        await until(lambda: sleeping(cast), "she is in the middle")
        tasks.cancel_scope.cancel()
    for _ in range(app.state.pool.get_size()):
        async with borrowed(app.state.pool) as sql:
            assert not sql.is_in_transaction()
            assert await sql.fetchval("select actor_id()") is None


async def sleeping(cast):
    return await cast.sql.fetchval(
        "select exists (select from pg_stat_activity where query ~ 'pg_sleep.60' and pid <> pg_backend_pid())"
    )
