"""Each in its turn on one PostgreSQL, under the same load; the ratio is ours to the better of the two others."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import msgspec

from backend.db.embedded.server import Embedded
from backend.paths import ROOT
from tests.bench import report
from tests.bench.figures import Figure, Measured, stamped
from tests.bench.memory import every_core
from tests.bench.servers import LOAD, two_cores
from tests.peers.beside_postman import postman
from tests.peers.beside_synapse import synapse
from tests.peers.load import rate
from tests.peers.ours import ours

WHAT = ("listing", "reading", "posting")
KEPT = ROOT / "build/peers.json"


@contextmanager
def place() -> Iterator[tuple[Path, Embedded]]:
    folder = Path(tempfile.mkdtemp(prefix="aportee-peers-"))
    folder.chmod(0o711)
    try:
        with Embedded(folder / "postgres") as server:
            asyncio.run(_databases(server))
            yield folder, server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _databases(server: Embedded) -> None:
    sql = await asyncpg.connect(server.dsn())
    for name in ("ours", "synapse", "postman"):
        await sql.execute(f"create database {name} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0")
    await sql.close()


def rates() -> dict[str, dict[str, float]]:
    """Name → what → requests in a second."""
    if two_cores():
        os.sched_setaffinity(0, LOAD)
    found: dict[str, dict[str, float]] = {}
    try:
        with place() as (folder, server):
            for started in (ours, synapse, postman):
                with started(folder, server) as peer:
                    found[peer.name] = {what: rate(folder, peer, what) for what in WHAT}
                    print(peer.name, {what: round(found[peer.name][what]) for what in WHAT}, flush=True)
    finally:
        every_core()
    return found


def compared(found: dict[str, dict[str, float]]) -> list[Measured]:
    others = {name: rows for name, rows in found.items() if name != "ours"}
    return [
        Measured(
            f"{report.PEER}{what}",
            found["ours"][what],
            "req/s",
            found["ours"][what] / max(rows[what] for rows in others.values()),
            ", ".join(f"{name}: {rows[what]:,.0f} req/s" for name, rows in others.items()),
        )
        for what in WHAT
    ]


def measure() -> list[Figure]:
    """Kept in build/peers.json and put in their place on the page."""
    figures = stamped(compared(rates()))
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))
    report.put(report.PEER, figures)
    return figures
