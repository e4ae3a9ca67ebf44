"""Recompute every chain and say the first thing that is wrong. Runs as `sealer`, only reads."""

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

import asyncpg
import msgspec

from backend.audit.anchor import Anchor, Anchors, UnreadableAnchors
from backend.audit.chain import SEALED, START, link

HOUSES = """select establishment_id from sealed_segment
union select establishment_id from audit_entry where segment is not null"""
SEGMENTS = """select number, entries, head from sealed_segment where establishment_id = $1
 order by number"""
ASTRAY = """select min(e.segment) from audit_entry e
 where e.establishment_id = $1 and e.segment is not null
   and not exists (select from sealed_segment s
                    where s.establishment_id = e.establishment_id and s.number = e.segment)"""


class Verdict(msgspec.Struct, frozen=True):
    """What became of the chain of a house; `wrong` is None when every word is as it was sealed."""

    house: UUID
    segments: int
    wrong: str | None


async def verify_all(sql: asyncpg.Connection, anchors: Anchors) -> AsyncIterator[Verdict]:
    """The verdict of each house that has entries, or had some when it was anchored."""
    known = {house for (house,) in await sql.fetch(HOUSES)} | anchors.houses()
    for house in sorted(known):
        try:
            yield await verify(sql, house, anchors.of(house))
        except UnreadableAnchors:
            yield Verdict(house, 0, "the anchors cannot be read")


async def verify(sql: asyncpg.Connection, house: UUID, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Every segment of a house against its entries, then against the heads kept elsewhere."""
    async with sql.transaction(isolation="repeatable_read", readonly=True):
        heads: list[bytes] = []
        wrong = await _chain(sql, house, heads)
        return Verdict(house, len(heads), wrong or _anchored(heads, anchors))


async def _chain(sql: asyncpg.Connection, house: UUID, heads: list[bytes]) -> str | None:
    """The first wrong thing; `heads` receives those that were found right."""
    head = START
    for expected, segment in enumerate(await sql.fetch(SEGMENTS, house), 1):
        if segment["number"] != expected:
            return f"segment {expected} is missing"
        entries = await sql.fetch(SEALED, house, expected)
        if len(entries) != segment["entries"]:
            sealed = segment["entries"]
            return f"segment {expected} has {len(entries)} entries, {sealed} were sealed"
        head = link(head, house, expected, entries)
        if head != segment["head"]:
            return f"segment {expected} was changed"
        heads.append(head)
    astray = await sql.fetchval(ASTRAY, house)
    return f"segment {astray} is missing" if astray else None


def _anchored(heads: Sequence[bytes], anchors: Sequence[Anchor]) -> str | None:
    for one in anchors:
        day = f"{one.at:%Y-%m-%d}"
        if one.number > len(heads):
            return f"segment {one.number} is missing, it was anchored on {day}"
        if heads[one.number - 1].hex() != one.head:
            return f"segment {one.number} is not the one that was anchored on {day}"
    return None
