"""Whatever hangs on a paper or a thread closes with it: found by the schema, declared by hand, looked for by her."""

import pytest

import backend.tables  # noqa: F401
from backend.db.base import Table
from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.worlds_apart.child import KeptFromHisMother
from tests.worlds_apart.hidden import Hidden
from tests.worlds_apart.living import Day, world
from tests.worlds_apart.seeded import Seeded

pytestmark = pytest.mark.anyio
ROOTS = ("document", "thread", "appointment")
# Every table that leads to a paper or a thread, and by what it is closed. A new one is red until it stands here: say
# how its policies follow their paper or thread for somebody who acts for the person.
CLOSED = {
    "appointment_secret": "of the person, and of those who care for a minor",
    "deposit": "of the program that brought it",
    "document_dispute": "of the person, and of who answers for identities",
    "document_file": "as its document",
    "document_opened": "as its document",
    "document_page": "as its document",
    "document_word": "as its document",
    "draft": "as its thread",
    "likeness": "of who answers for identities",
    "message": "as its thread",
    "message_photo": "as its message",
    "message_photo_file": "as its photo",
    "message_word": "as its thread",
    "misfiling": "of who answers for identities",
    "quarantine": "of who answers for identities",
    "request": "of the person, and of who answers requests",
    "request_event": "as its request",
    "request_receipt": "of the person",
    "secret": "of the person, and of those who care for a minor",
    "thread": "hidden_threads: itself, and whatever is about a hidden paper",
    "thread_holder": "of the team",
    "thread_note": "of the team",
    "thread_reading": "as its thread",
}
NAMED = ("document_id", "thread_id", "message_id", "photo_id", "request_id", "paper_id")


def references():
    """(table, column, where it leads), for every column that leads to a paper, a thread or what hangs on one."""
    found, known = [], set(ROOTS)
    while True:
        more = [one for one in _columns() if one[2] in known and one not in found]
        if not more:
            return found
        found += more
        known |= {table for table, _, _ in more}


def _columns():
    for table in Table.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            for element in constraint.elements:
                target, column = element.column.table.name, element.column.name
                if column == "id" or target == "quarantine":
                    yield table.name, element.parent.name, target


def test_every_table_that_hangs_on_one_is_declared():
    hanging = {table for table, _, _ in references()} - {"document"}
    named = {t.name for t in Table.metadata.sorted_tables if {c.name for c in t.columns} & set(NAMED)}
    assert sorted(hanging | named) == sorted(CLOSED)


@pytest.mark.attack("C06")
@pytest.mark.parametrize("hidden", [Hidden, KeptFromHisMother])
async def test_none_of_their_rows_is_there_for_her(cluster, template, keys, tmp_path, built, monkeypatch, hidden):
    """A day with secrets, then every table is asked, as PostgreSQL answers each of those who act for the person."""
    seeded = Seeded(monkeypatch)
    async with world(cluster, template, keys, tmp_path, built, seeded, "closure", hidden.home) as made:
        day = Day(made, seeded, "closure", hidden=hidden)
        async for _ in day.lived(60):
            pass
        await day.ear.close()
        kept = await _kept(day)
        assert set(kept) >= {"message", "thread_note", "request", "document_file", "message_photo"}
        for one in day.observers:
            await _nothing_of(day, one.somebody, kept)


async def _nothing_of(day, somebody, kept):
    asked = await day.cast.database.connect("app")
    await asked.execute("begin")
    await asked.execute(becoming(Asked(somebody.secret, "aidant", day.person.id)))
    assert await asked.fetchval("select count(*) from document") == len(day.known["paper"])
    assert await asked.fetchval("select count(*) from appointment") == len(day.known["appointment"])
    for table, column, target in [*references(), *((root, "id", root) for root in ROOTS)]:
        assert await _rows(asked, table, column, kept.get(target, [])) == 0, (table, column)
    await asked.close()


async def _kept(day):
    """Table → ids of what is kept from her, followed from row to row by the owner of the database."""
    kept = {table: day.guessed[kind] for table, kind in zip(ROOTS, ("paper", "thread", "appointment"), strict=True)}
    for table, column, target in references():
        if table not in ROOTS and "id" in Table.metadata.tables[table].columns:
            where = f"select id from {table} where {column} = any ($1::uuid[])"
            rows = await day.cast.sql.fetch(where, kept.get(target, []))
            kept.setdefault(table, []).extend(row["id"] for row in rows)
    return {table: ids for table, ids in kept.items() if ids}


async def _rows(sql, table, column, ids):
    """How many she sees; a table that is closed to this role answers nothing at all."""
    if not await sql.fetchval("select has_table_privilege($1, 'select')", table):
        return 0
    return await sql.fetchval(f"select count(*) from {table} where {column} = any ($1::uuid[])", ids)
