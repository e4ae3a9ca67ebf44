"""The sealer orders and chains each house; the verifier finds whatever was touched since."""

from datetime import UTC, datetime

import asyncpg
import pytest

from backend.audit.quick import verify_ends
from backend.audit.sealer import seal
from backend.audit.verifier import verify
from tests.audit.trail import entry, verdicts

pytestmark = [pytest.mark.anyio, pytest.mark.attack("N01")]
HARMS = {
    "a word": ("update audit_entry set act = 'other' where segment = 2 and place = 1", "segment 2 was changed"),
    "a time": ("update audit_entry set at = at + interval '1 second' where segment = 1 and place = 2", "segment 1"),
    "an object": ("update audit_entry set objects = '{}' where segment = 2 and place = 1", "segment 2 was changed"),
    "an entry lost": ("delete from audit_entry where segment = 2 and place = 2", "segment 2 has 1 entries, 2 were"),
    "an entry put in": (
        "insert into audit_entry"
        " select (jsonb_populate_record(e, '{\"id\": \"6f1c0f0e-0000-4000-8000-000000000001\"}')).*"
        " from audit_entry e where segment = 1 and place = 1", "segment 1 has 3 entries, 2 were",
    ),
    "two swapped": ("update audit_entry set place = 3 - place where segment = 1", "segment 1 was changed"),
    "a segment lost": ("delete from sealed_segment where number = 2", "segment 2 is missing"),
    "the first lost": ("delete from sealed_segment where number = 1", "segment 1 is missing"),
    "the tail cut": (
        "delete from sealed_segment where number = 3; delete from audit_entry where segment = 3",
        "segment 3 is missing, it was anchored on",
    ),
    "its head alone": ("delete from sealed_segment where number = 3", "segment 3 is missing"),
    "all of it": ("delete from sealed_segment; delete from audit_entry", "segment 1 is missing, it was anchored on"),
    "written anew": (
        "update sealed_segment set head = '\\x00', entries = 0 where number = 3;"
        " delete from audit_entry where segment = 3", "segment 3 was changed",
    ),
}  # fmt: skip


async def test_untouched_chains_are_whole(cast, sealer, anchors, chain):
    assert await verdicts(sealer, anchors) == {cast.tilleuls.id: None, cast.pins.id: None}
    assert (await verify(sealer, chain)).segments == 3
    assert await seal(sealer) == 0


@pytest.mark.parametrize("harm", HARMS)
async def test_the_verifier_finds(cast, sealer, anchors, chain, harm):
    deed, said = HARMS[harm]
    for each in deed.split(";"):
        await cast.sql.execute(
            each.strip() + f"{' and' if ' where ' in each else ' where'} establishment_id = '{chain}'"
        )
    found = await verdicts(sealer, anchors)
    assert found[chain].startswith(said)
    assert found[cast.pins.id] is None
    quick = {verdict.house: verdict.wrong async for verdict in verify_ends(sealer, anchors)}
    assert (quick[chain] is not None, quick[cast.pins.id]) == (True, None)


async def test_a_cut_tail_is_seen_only_from_outside(cast, sealer, chain):
    await cast.sql.execute("delete from sealed_segment where number = 3")
    await cast.sql.execute("delete from audit_entry where segment = 3")
    assert (await verify(sealer, chain)).wrong is None


async def test_a_late_entry_goes_into_the_next_segment(cast, sealer, anchors, chain):
    """Its transaction was open while the minute was sealed: it is older than the head, and is chained after it."""
    late = await entry(cast, "late")
    await cast.sql.execute("update audit_entry set at = $2 where id = $1", late, datetime(2020, 1, 1, tzinfo=UTC))
    assert await seal(sealer) == 1
    assert await cast.sql.fetchval("select segment from audit_entry where id = $1", late) == 4
    assert (await verdicts(sealer, anchors))[chain] is None


async def test_an_entry_is_sealed_once_and_for_all(cast, sealer, chain):
    assert await sealer.execute("update audit_entry set place = 9") == "UPDATE 0"
    with pytest.raises(asyncpg.UniqueViolationError):
        await sealer.execute("insert into sealed_segment select * from sealed_segment")


async def test_a_long_minute_makes_several_segments(cast, sealer, chain):
    for _ in range(5):
        await entry(cast)
    assert await seal(sealer, largest=2) == 3
    assert await cast.sql.fetchval("select array_agg(entries order by number) from sealed_segment"
                                   " where establishment_id = $1", chain) == [2, 2, 2, 2, 2, 1]  # fmt: skip
