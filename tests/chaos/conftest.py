"""The service reaches its PostgreSQL through a line that the test holds."""

import shutil
import tempfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.db import pool
from tests.chaos.proxy import Proxy

SOCKET = ".s.PGSQL.5432"


@pytest.fixture
async def line(cluster):
    folder = Path(tempfile.mkdtemp(prefix="line"))
    async with Proxy(folder / SOCKET, cluster.socket / SOCKET) as made:
        yield made
    shutil.rmtree(folder)


@pytest.fixture
def settings(settings, database, line):
    through = f"postgresql://app@/{database.name}?host={line.place.parent}"
    direct = database.dsn("app")
    return replace(settings, database_url=through, listen_database_url=direct, pool_size=3)


@pytest.fixture
def in_a_hurry(monkeypatch):
    """A statement that is not answered is given up quickly. Before the app, which reads it once."""
    monkeypatch.setattr(pool, "LONGEST", 0.3)
