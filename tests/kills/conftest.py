"""Real processes on the database of the test, through the line that the test holds."""

import shutil
import tempfile
from pathlib import Path

import pytest

from backend.db.embedded.server import Embedded
from backend.kit.keyring import FileKeyRing
from tests.chaos.conftest import SOCKET, line
from tests.chaos.proxy import Proxy
from tests.contracts.real_provider import free_port
from tests.kills.durable import Durable, peopled
from tests.kills.parts import Part, web, worker

__all__ = ["line"]


def environ_of(folder, keys, **more):
    return {
        "ENVIRONMENT": "test",
        "ORIGIN": "https://aportee.test",
        "KEYS_DIR": str(keys),
        "DATA_DIR": str(folder),
        "OBJECT_STORE_URL": f"file://{folder}/objects",
        "POOL_SIZE": "3",
        "WRITES_PER_MINUTE": "100000",
        "PUSHES_PER_MINUTE": "100000",
        **more,
    }


def address(line, role, database):
    return f"postgresql://{role}@/{database}?host={line.place.parent}"


@pytest.fixture
def parts(tmp_path, keys, database, line):
    """A web process and a worker, not started: each reaches PostgreSQL through the line."""
    app, jobs = (address(line, role, database.name) for role in ("app", "worker"))
    environ = environ_of(tmp_path, keys, DATABASE_URL=app, WORKER_DATABASE_URL=jobs)
    made = [Part(web, environ, free_port()), Part(worker, environ, free_port())]
    yield made
    for part in made:
        part.kill()


def open_folder():
    """Short, and the server's account may walk through it."""
    folder = Path(tempfile.mkdtemp(prefix="kill"))
    folder.chmod(0o755)
    (folder / "line").mkdir()
    return folder


@pytest.fixture
async def durable(keys):
    """A house whose PostgreSQL the test may kill."""
    folder = open_folder()
    with Embedded(folder / "postgres") as server:
        cast, thread = await peopled(server, FileKeyRing(keys / "kek.json"))
        async with Proxy(folder / "line" / SOCKET, server.socket / SOCKET) as line:
            environ = environ_of(folder, keys, DATABASE_URL=address(line, "app", "postgres"))
            part = Part(web, environ, free_port())
            yield Durable(server, line, part, cast, thread)
            part.kill()
    await cast.close()
    shutil.rmtree(folder)
