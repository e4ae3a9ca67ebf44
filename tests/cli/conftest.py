"""Commands as an operator types them."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from backend.cli import serve
from backend.cli.commands import main
from backend.demo.environment import inherited
from backend.kit.keyring import FileKeyRing, create
from backend.paths import ROOT
from tests.cast import make_cast
from tests.conftest import copied
from tests.kit.conftest import safe

__all__ = ["safe"]
PEARL = "Perlenoire4831Perlenoire4831Perlenoire"
"""A secret that nothing may repeat."""
COMMANDS = {"DATABASE_URL": ["web"], "WORKER_DATABASE_URL": ["worker", "run"]}
BESIDE = {"LISTEN_DATABASE_URL": "DATABASE_URL", "SEALER_DATABASE_URL": "WORKER_DATABASE_URL"}
"""The other login of the same process."""


@pytest.fixture
def operator():
    """`python -m backend …` with these settings and no other."""

    def run(environ, *words):
        told = inherited() | {name: value for name, value in environ.items() if value is not None}
        command = [sys.executable, "-m", "backend", *words]
        return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False, timeout=60)

    return run


@pytest.fixture
def keys(tmp_path):
    """A ring of this test alone: it is rotated."""
    place = tmp_path / "ring"
    place.mkdir(mode=0o700)
    create(place / "kek.json")
    return place


@pytest.fixture
def starts(monkeypatch, keys):
    """What a start with this login says, and how it ends. Nobody is served."""
    monkeypatch.setattr(serve, "serve", lambda settings, workers: pytest.fail("it serves without a database"))
    monkeypatch.setenv("KEYS_DIR", str(keys))
    monkeypatch.setenv("DATA_DIR", str(keys.parent))
    monkeypatch.setenv("ENVIRONMENT", "test")

    def start(variable, address):
        monkeypatch.setenv(variable, address)
        done = CliRunner().invoke(main, COMMANDS[BESIDE.get(variable, variable)])
        assert isinstance(done.exception, SystemExit), done.exception
        assert PEARL not in done.output
        return done.exit_code, done.output

    return start


@pytest.fixture
async def database(cluster, template):
    """Nobody is here before this ring."""
    async with copied(cluster, template) as made:
        yield made


@pytest.fixture
async def cast(database, keys, app):
    made = await make_cast(database, FileKeyRing(keys / "kek.json"), app)
    yield made
    await made.close()
