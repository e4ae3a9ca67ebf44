"""The end of every chain, recomputed: what a look each day can afford. `verifier` reads the whole."""

from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg

from backend.audit.anchor import Anchors, UnreadableAnchors
from backend.audit.chain import SEALED, START, link
from backend.audit.verifier import HOUSES, Verdict

LAST = """select number, entries, head from sealed_segment where establishment_id = $1
 order by number desc limit $2"""
NEWEST = "select max(segment) from audit_entry where establishment_id = $1"
HEAD = "select head from sealed_segment where establishment_id = $1 and number = $2"


async def verify_ends(sql: asyncpg.Connection, anchors: Anchors, segments: int = 20) -> AsyncIterator[Verdict]:
    """The verdict of each house on its last segments, and on its last anchor."""
    known = {house for (house,) in await sql.fetch(HOUSES)} | anchors.houses()
    for house in sorted(known):
        async with sql.transaction(isolation="repeatable_read", readonly=True):
            last = (await sql.fetch(LAST, house, segments + 1))[::-1]
            wrong = await _links(sql, house, last, whole=len(last) <= segments) or await _anchored(sql, house, anchors)
            yield Verdict(house, len(last), wrong)


async def _links(sql: asyncpg.Connection, house: UUID, last: list[asyncpg.Record], *, whole: bool) -> str | None:
    """The first wrong thing. The oldest of the segments is only the ground, unless they are all there is."""
    head, before = (START, 0) if whole else (last[0]["head"], last[0]["number"])
    for number, entries, kept in last:
        if number == before:
            continue
        if number != before + 1:
            return f"segment {before + 1} is missing"
        sealed = await sql.fetch(SEALED, house, number)
        head, before = link(head, house, number, sealed), number
        if len(sealed) != entries or head != kept:
            return f"segment {number} was changed"
    newest = await sql.fetchval(NEWEST, house)
    return f"segment {newest} is missing" if newest and newest > before else None


async def _anchored(sql: asyncpg.Connection, house: UUID, anchors: Anchors) -> str | None:
    try:
        kept = anchors.of(house)
    except UnreadableAnchors:
        return "the anchors cannot be read"
    if not kept:
        return None
    head = await sql.fetchval(HEAD, house, kept[-1].number)
    if head is None or head.hex() != kept[-1].head:
        return f"segment {kept[-1].number} is not the one that was anchored on {kept[-1].at:%Y-%m-%d}"
    return None
