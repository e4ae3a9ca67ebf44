"""A place to measure in: PostgreSQL on the disk, as durable as the demo's, keys, objects, the crowd."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from backend.db.embedded.server import Embedded
from backend.documents.vault import open_vault
from backend.kit.keyring import FileKeyRing, create
from tests.bench import crowd


class Place(msgspec.Struct):
    folder: Path
    environ: dict[str, str]
    people: list[crowd.Somebody]
    machine: str


@contextmanager
def place() -> Iterator[Place]:
    """Nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="aportee-bench-"))
    folder.chmod(0o711)
    try:
        with Embedded(folder / "postgres") as server:
            yield _filled(folder, server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _filled(folder: Path, server: Embedded) -> Place:
    keys, objects = folder / "keys", folder / "objects"
    keys.mkdir(mode=0o700)
    create(keys / "kek.json")
    vault = open_vault(objects.as_uri())
    people, machine = asyncio.run(crowd.fill(server.dsn(), FileKeyRing(keys / "kek.json"), vault))
    environ = {
        "ENVIRONMENT": "test",
        "DATA_DIR": str(folder),
        "KEYS_DIR": str(keys),
        "OBJECT_STORE_URL": objects.as_uri(),
        "DATABASE_URL": server.dsn("app"),
        "WORKER_DATABASE_URL": server.dsn("worker"),
        "SEALER_DATABASE_URL": server.dsn("sealer"),
        "OWNER_DATABASE_URL": server.dsn(),
        "WRITES_PER_MINUTE": "1000000",  # 64 people write for a thousand
        "PUSHES_PER_MINUTE": "1000000",
    }
    return Place(folder, environ, people, machine)
