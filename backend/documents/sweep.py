"""Files without a row: a crash between the store and the commit leaves some. A round removes them.

Files are put before their row is committed, so a young one may still get its row: only what is older than a
day is looked at. What is deleted on purpose loses its row first, then its file here. Names are ours (32
hexadecimal signs); anything else is left alone.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import asyncpg
import obstore
import structlog
from obstore.store import ObjectStore

from backend.documents.vault import Vault
from backend.kit.clock import now

OURS = re.compile(r"[0-9a-f]{32}")
GRACE = timedelta(hours=24)
TOGETHER = 500
WITHOUT_A_ROW = "select name from unnest($1::text[]) name except select kept_files($1::text[])"

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def sweep(pool: asyncpg.Pool, vault: Vault, at: datetime | None = None) -> int:
    """Remove the files older than a day that no row names; how many were removed."""
    removed = 0
    async for names in _old(vault.store, (at or now()) - GRACE):
        for (name,) in await pool.fetch(WITHOUT_A_ROW, names):
            await vault.drop(name)
            removed += 1
    log.info("vault.swept", count=removed)
    return removed


async def _old(store: ObjectStore, before: datetime) -> AsyncIterator[list[str]]:
    found = obstore.list(store, chunk_size=TOGETHER)
    while objects := await asyncio.to_thread(next, found, None):  # from a thread of ours, as the vault does
        yield [one["path"] for one in objects if one["last_modified"] < before and OURS.fullmatch(one["path"])]
