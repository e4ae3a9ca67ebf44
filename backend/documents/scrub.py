"""Every file is read back in seven nights and compared with its row: disks forget, and nobody would know.

A slice of each house a night: what was wrong before, then what was read longest ago. What is missing or
broken is told, again each night, and never removed: a copy is put back under the same name.
"""

from math import ceil
from typing import Any
from uuid import UUID

import asyncpg
import structlog

from backend.documents.kept import FORGET, FOUND, HOW_MANY, KNOW, OLDEST, Kept
from backend.documents.vault import Stored, Vault
from backend.jobs.context import Context
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.people.keys import Wrapped, opened

NIGHTS = 7
TOGETHER = 100

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def scrub(context: Context) -> int:
    """Read back this night's slice of every house; how many files were found missing or broken.

    A store that does not answer is no fault of a file: the night ends there, and goes on the next one.
    """
    done = [await _house(context, house) for (house,) in await context.pool.fetch("select due_houses()")]
    log.info("vault.checked", count=sum(read for read, _ in done))
    return sum(wrong for _, wrong in done)


async def _house(context: Context, house: UUID) -> tuple[int, int]:
    """How many were read, and how many of them are wrong."""
    async with context.as_system(house) as sql:
        await sql.execute(KNOW)
        await sql.execute(FORGET)
        there, before = await sql.fetchrow(HOW_MANY)
        began = await sql.fetchval("select clock_timestamp()")
    still = await _some(context, house, before, wrong=True, began=began)
    others = await _some(context, house, ceil(there / NIGHTS), wrong=False, began=began)
    return still[0] + others[0], still[1] + others[1]


async def _some(context: Context, house: UUID, most: int, **which: Any) -> tuple[int, int]:
    read = faults = 0
    while read < most:
        async with context.as_system(house) as sql:
            files = await OLDEST.all(sql, most=min(TOGETHER, most - read), **which)
        if not files:
            break
        found = {one.store_key: await _fault(context.services["ring"], context.services["vault"], one) for one in files}
        async with context.as_system(house) as sql:
            await _note(sql, house, found)
        read, faults = read + len(files), faults + sum(fault is not None for fault in found.values())
    return read, faults


async def _fault(ring: KeyRing, vault: Vault, file: Kept) -> str | None:
    try:
        key = opened(ring, Wrapped(file.key_id, file.kek_id, file.wrapped_key)).unwrap(file.wrapped, file.row)
        await vault.check(Stored(file.store_key, file.size, file.sha256), key)
    except FileNotFoundError:
        return "missing"
    except Broken:
        return "broken"
    return None


async def _note(sql: asyncpg.Connection, house: UUID, found: dict[str, str | None]) -> None:
    await sql.executemany(FOUND, list(found.items()))
    for store_key, fault in found.items():
        if fault:
            log.error("blob.wrong", reason=fault, blob_id=str(UUID(store_key)), establishment_id=str(house))
