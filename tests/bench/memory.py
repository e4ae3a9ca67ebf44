"""Memory of the processes as an operator starts them: warm, then after work."""

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx

from tests.bench.figures import Measured
from tests.bench.incoming import about
from tests.bench.place import Place
from tests.bench.servers import family, free_port, started, wait_for
from tests.bench.shell import shell
from tests.bench.traffic import script, wrk

WARM, REQUESTS, PAPERS = 200, 2000, 20
WAITING = "select count(*) from deposit where state = 'received'"


def pss(pid: int) -> float:
    """Proportional set size of a process and its family, in MB: shared pages are counted once."""
    told = (Path(f"/proc/{one}/smaps_rollup").read_text() for one in family(pid))
    return sum(int(line.split()[1]) for text in told for line in text.splitlines() if line.startswith("Pss:")) / 1000


def processes(at: Place) -> Iterator[Measured]:
    """The web process under pages, the worker under papers; and the shell, as the real server sends it."""
    port = free_port()
    web = [sys.executable, "-m", "backend", "web", "--port", str(port)]
    worker = [sys.executable, "-m", "backend", "worker", "run"]
    with started(web, at.environ) as serving, started(worker, at.environ) as working:
        wait_for(port, serving)
        asked = script(at.folder, "memory", "GET", "/papiers", at.people)
        _until(WARM, port, asked)
        yield Measured("memory_web_warm", pss(serving.pid), "MB")
        _until(REQUESTS, port, asked)
        yield Measured("memory_web_after_2000_requests", pss(serving.pid), "MB")
        push(port, at.machine, 1)
        asyncio.run(filed(at.environ["OWNER_DATABASE_URL"]))
        yield Measured("memory_worker_warm", pss(working.pid), "MB")
        push(port, at.machine, PAPERS)
        asyncio.run(filed(at.environ["OWNER_DATABASE_URL"]))
        yield Measured("memory_worker_after_papers", pss(working.pid), "MB")
        yield from shell(port)


def _until(requests: int, port: int, asked: Path) -> None:
    while requests > 0:
        requests -= wrk(port, asked, 8, 1).requests


def push(port: int, token: str, papers: int) -> None:
    headers = {"authorization": f"Bearer {token}", "content-type": "text/xml"}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers) as dui:
        for n in range(papers):
            dui.post("/api/depots", content=about(n)).raise_for_status()


async def filed(dsn: str, patience: float = 60) -> None:
    sql, end = await asyncpg.connect(dsn), time.monotonic() + patience
    while await sql.fetchval(WAITING):
        if time.monotonic() > end:
            raise SystemExit("the worker does not file")
        await asyncio.sleep(0.1)
    await sql.close()


def every_core() -> None:
    """Only the pairs are pinned."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
