"""Order, hash and chain the entries of each house. Runs as `sealer`, every minute.

An entry that commits late goes into the next segment: nothing needs to know the order of commits.
"""

from uuid import UUID

import asyncpg

from backend.audit.chain import START, UNSEALED, link

WAITING = "select distinct establishment_id from audit_entry where segment is null"
ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('seal ' || $1::text, 0))"
LAST = """select number, head from sealed_segment where establishment_id = $1
 order by number desc limit 1"""
FILE = """update audit_entry e set segment = $2, place = o.place
  from unnest($1::uuid[]) with ordinality o (id, place) where e.id = o.id and e.segment is null"""
CLOSE = """insert into sealed_segment (establishment_id, number, entries, head)
values ($1, $2, $3, $4)"""
LARGEST = 2000


async def seal(sql: asyncpg.Connection, largest: int = LARGEST) -> int:
    """Seal what is waiting, at most `largest` entries a segment; how many segments were added."""
    added = 0
    for (house,) in await sql.fetch(WAITING):
        while await _seal(sql, house, largest):
            added += 1
    return added


async def _seal(sql: asyncpg.Connection, house: UUID, largest: int) -> bool:
    async with sql.transaction(isolation="read_committed"):
        # A statement of its own: what follows must see what the sealer before us did.
        await sql.execute(ONE_AT_A_TIME, str(house))
        last = await sql.fetchrow(LAST, house)
        number, head = (last["number"] + 1, last["head"]) if last else (1, START)
        entries = await sql.fetch(UNSEALED, house, largest)
        if not entries:
            return False
        filed = await sql.execute(FILE, [entry["id"] for entry in entries], number)
        if filed != f"UPDATE {len(entries)}":
            raise RuntimeError("an entry was filed by somebody else")
        await sql.execute(CLOSE, house, number, len(entries), link(head, house, number, entries))
        return True
