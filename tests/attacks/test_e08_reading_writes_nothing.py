"""A GET may be sent by a scanner of mail, a prefetch, a crawler: it changes nothing that anybody reads."""

import re

import pytest

from backend.app import served
from backend.db.base import Table
from tests.attacks.wire import as_, raw
from tests.cast import DLU

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E08")]
# Entries of the trail and attempts are only added; the three others are the clocks of design section 4.9.
ONLY_ADDED = {"audit_entry", "sign_in_attempt"}
CLOCKS = {"sign_in", "document_opened", "thread_reading"}
PREFETCH = (b"sec-purpose", b"prefetch;prerender")


async def everything(sql):
    return {
        table.fullname: {row[0] for row in await sql.fetch(f"select t::text from {table.fullname} t")}
        for table in Table.metadata.sorted_tables
    }


async def pages(cast, paper):
    thread = await cast.sql.fetchval("select id from thread")
    for method, path, _ in served(cast.app):
        if method == "GET":
            filled = path.replace("{house:uuid}", str(cast.tilleuls.id)).replace("{provider:str}", "franceconnect")
            filled = filled.replace("{dossier:uuid}", str(cast.david.dossier)).replace("{thread:uuid}", str(thread))
            yield re.sub(r"\{\w+:uuid\}", str(paper), filled)


@pytest.mark.parametrize("purpose", [(), (PREFETCH,)], ids=["opened", "prefetched"])
async def test_opening_every_page_changes_no_row_but_the_trail_and_the_clocks(cast, purpose):
    paper = await cast.files(DLU)
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="", papier=str(paper))
    await cast.sql.execute("update sign_in set seen_at = now() - interval '5 minutes'")
    before, asked = await everything(cast.sql), 0
    async for path in pages(cast, paper):
        for who in (cast.david, cast.martin):
            told = await raw(cast.app, "GET", path, as_(who), *purpose)
            assert told.status < 500, path
            asked += told.status == 200
    after = await everything(cast.sql)
    assert asked > 20
    changed = {table for table in before if before[table] != after[table]}
    assert changed <= ONLY_ADDED | (set() if purpose else CLOCKS)
    assert all(before[table] <= after[table] for table in ONLY_ADDED)
    assert "audit_entry" in changed  # something was really read
    assert purpose or changed >= CLOCKS


async def test_leaving_hiding_and_cutting_are_never_a_link(cast):
    paper = await cast.files(DLU)
    for path in ("/sortir", f"/papiers/{paper}/montrer", f"/appareils/{paper}/couper"):
        assert (await raw(cast.app, "GET", path, as_(cast.david))).status == 405, path
    assert await cast.david.papers() == [str(paper)]
