"""The processes as an operator starts them stay within what a small machine has (design: 200 and 250 MB)."""

import os
import sys

import httpx
import pytest

from tests.bench.memory import filed, pss, push
from tests.bench.servers import free_port, started, wait_for
from tests.cast import DLU

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

WEB, WORKER = 200, 250
PAGES = ("/", "/papiers", "/messages", "/acces", "/appareils", "/reglages", "/entrer", "/catalogue")
TIMES = 40


@pytest.fixture
def environ(settings, database):
    return os.environ | {
        "ENVIRONMENT": "test",
        "DATA_DIR": str(settings.data_dir),
        "KEYS_DIR": str(settings.keys_dir),
        "OBJECT_STORE_URL": settings.object_store_url,
        "DATABASE_URL": database.dsn("app"),
        "WORKER_DATABASE_URL": database.dsn("worker"),
        "SEALER_DATABASE_URL": database.dsn("sealer"),
    }


@pytest.fixture
def served(environ):
    """The web process, and the port where it answers."""
    port = free_port()
    with started([sys.executable, "-m", "backend", "web", "--port", str(port)], environ) as process:
        wait_for(port, process)
        yield process, port


def read(port, secret, pages):
    headers = {"cookie": f"__Host-sign-in={secret}", "accept-encoding": "gzip"}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers) as phone:
        for page in pages:
            phone.get(page).raise_for_status()


async def test_the_web_process_stays_small(cast, served):
    process, port = served
    paper = await cast.files(DLU)
    read(port, cast.david.secret, [*PAGES, f"/papiers/{paper}", f"/papiers/{paper}/original"] * TIMES)
    assert pss(process.pid) <= WEB


async def test_the_worker_stays_small(cast, served, environ, database):
    _, port = served
    with started([sys.executable, "-m", "backend", "worker", "run"], environ) as worker:
        push(port, cast.dui.secret, 6)
        await filed(database.dsn("postgres"))
        assert pss(worker.pid) <= WORKER
