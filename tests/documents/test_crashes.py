"""Wherever the intake is cut, there is a whole paper or none; done again, there is one; nothing else stays."""

import asyncio
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from backend.documents import filing, intake, relations, shelving, words
from backend.documents.sweep import sweep
from backend.kit.clock import now
from tests.documents.reading import Reader
from tests.documents.test_kinds import with_beside

pytestmark = pytest.mark.anyio
BODY = with_beside()
# Every step: it is cut just before.
STEPS = {
    "unsealed": (intake, "unsealed"),
    "scanned": (intake, "scan"),
    "read": (intake, "contents_of"),
    "recognised": (intake, "whose"),
    "files put": (intake, "put_files"),
    "turn taken": (relations, "take_turns"),
    "files written": (filing, "shelve"),
    "one file written": (shelving, "_file"),
    "words kept": (words, "keep"),
    "versions settled": (relations, "say"),
    "filed": (filing, "file"),
}
TABLES = ("document", "document_file", "document_page", "document_word", "document_relation", "audit_entry")


async def counts(cast):
    return {name: await cast.sql.fetchval(f"select count(*) from {name}") for name in TABLES}


async def nothing_is_left(cast, before):
    assert await counts(cast) == before
    assert await cast.david.papers() == []
    assert await cast.sql.fetchval("select state from deposit") == "received"


async def whole(cast, settings):
    """One paper, all of it; after a day, no file of the store is without a row."""
    [paper] = await cast.david.papers()
    assert [number for number, _ in await Reader(cast, cast.david).pages(paper)] == [1, 2]
    assert await Reader(cast, cast.david).finds("douche") == [UUID(paper)]
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        await sweep(pool, cast.app.state.vault, now() + timedelta(days=2))
    names = await cast.sql.fetch("select store_key from document_file union select store_key from deposit")
    stored = {file.name for file in (settings.data_dir / "objects").iterdir()}
    assert stored == {name for (name,) in names}


@pytest.mark.parametrize("step", [*STEPS, "all but the end"])
async def test_a_failure_at_any_step_leaves_nothing_and_the_next_try_is_whole(cast, settings, monkeypatch, step):
    deposit = UUID((await cast.dui.pushes(BODY)).json()["id"])
    before = await counts(cast)
    module, name = STEPS.get(step, STEPS["filed"])
    real = getattr(module, name)

    async def cut(*given, **more):
        if step not in STEPS:
            await real(*given, **more)
        raise ConnectionError("cut here")

    monkeypatch.setattr(module, name, cut)
    with pytest.raises(ConnectionError):
        await cast.works(deposit)
    await nothing_is_left(cast, before)
    monkeypatch.undo()
    await cast.works(deposit)
    await whole(cast, settings)


async def test_two_deliveries_at_once_are_one_paper(cast):
    """Two workers hold the same parcel, as after a lost heartbeat: the second finds it closed."""
    deposit = UUID((await cast.dui.pushes(BODY)).json()["id"])
    await asyncio.gather(cast.works(deposit), cast.works(deposit))
    assert len(await cast.david.papers()) == 1
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'document.received'") == 1
