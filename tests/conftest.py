"""A PostgreSQL of our own, the foyer Les Tilleuls and its people, and the app in front of them."""

import gc
import os
import shutil
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import settings as drawing

from backend.db.embedded.server import Embedded
from backend.db.migrate import migrate
from backend.identity.oidc import opening_keys
from backend.interop import bounded
from backend.kit.keyring import FileKeyRing, create
from backend.settings import Settings
from tests.built import Built
from tests.cast import Cast, make_cast
from tests.readers import REAL, Remembered

FAST = {"fsync": "off", "synchronous_commit": "off", "max_connections": "80"}
TEMPLATE, PEOPLED = "template_house", "template_cast"

# The same draws at each run, so that a red line is the fault of what was changed. `make long` draws others.
drawing.register_profile("same", derandomize=True, deadline=None)
drawing.register_profile("others", max_examples=1000, deadline=None)
drawing.load_profile("same")


def pytest_report_header():
    """What a run does not look at is said at its head."""
    if not Path(os.environ.get("APORTEE_SAMPLES", "none")).is_dir():
        return "APORTEE_SAMPLES: none. Our own documents alone are read; the contract of INSi is not compared."
    return None


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Fifteen thousand tests and what they import last to the end. Looking for garbage among them took half the time of
    collecting: it is done once, at the end, for what a module left open."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The inner loop begins no server but for the stories: whatever asks for one says so by itself."""
    for item in items:
        if "cluster" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.served)


@pytest.fixture(scope="session")
def anyio_backend():
    return "asyncio"


@pytest.fixture(scope="session")
def folder():
    """In memory: copying a database takes 40 ms there."""
    place = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(folder):
    with Embedded(folder / "postgres", settings=FAST) as server:
        yield server


@pytest.fixture(scope="session")
async def template(cluster):
    """Migrated once; each test gets a copy."""
    above = await asyncpg.connect(cluster.dsn("postgres", "postgres"))
    await above.execute(f"create database {TEMPLATE}")
    await migrate(cluster.dsn("postgres", TEMPLATE))
    yield above
    await above.close()


@pytest.fixture(scope="session")
async def pattern(cluster, template, ring_of_all):
    """The people of the stories, enrolled once: the tests that ask for them get a copy of their database."""
    await template.execute(f"create database {PEOPLED} template {TEMPLATE}")
    made = Database(cluster, PEOPLED)
    made.above = await made.connect()
    cast = await make_cast(made, FileKeyRing(ring_of_all / "kek.json"), None)
    await made.above.close()  # nobody may be connected to what is copied
    yield cast
    await cast.close()


class Database:
    """The database of one test; `above` sees and may do everything in it."""

    above: asyncpg.Connection

    def __init__(self, cluster, name):
        self.cluster, self.name = cluster, name

    def dsn(self, role):
        return self.cluster.dsn(role, self.name)

    async def connect(self, role="postgres"):
        return await asyncpg.connect(self.dsn(role))


@asynccontextmanager
async def copied(cluster, template, name=TEMPLATE):
    made = Database(cluster, f"t_{uuid4().hex[:12]}")
    # Files copied as they stand: half the time of copying through the log, which nobody reads again here.
    await template.execute(f"create database {made.name} template {name} strategy file_copy")
    made.above = await made.connect()
    yield made
    await made.above.close()
    await template.execute(f"drop database {made.name} with (force)")


@pytest.fixture
async def database(request, cluster, template, pattern):
    """Where the people of the stories are when the test asks for them, and nobody else is otherwise."""
    async with copied(cluster, template, PEOPLED if "cast" in request.fixturenames else TEMPLATE) as made:
        yield made


@pytest.fixture(scope="session")
def keys(ring_of_all):
    return ring_of_all


@pytest.fixture(scope="session")
def ring_of_all(folder):
    place = folder / "keys"
    place.mkdir(mode=0o700)
    create(place / "kek.json")
    create(place / "push.json")
    opening_keys.create(place / opening_keys.FILE)
    return place


def settings_of(database, keys, folder):
    return Settings(
        environment="test",
        origin="https://aportee.test",
        data_dir=folder,
        keys_dir=keys,
        object_store_url=f"file://{folder}/objects",
        database_url=database.dsn("app"),
        worker_database_url=database.dsn("worker"),
        sealer_database_url=database.dsn("sealer"),
        pool_size=5,
        outbound_allow_loopback=True,
        smtp_address="smtp://127.0.0.1:1",
        insi_url="https://qualif.insi.test/lps",
    )


@pytest.fixture
def settings(database, keys, tmp_path):
    return settings_of(database, keys, tmp_path)


@pytest.fixture(scope="session", autouse=True)
def remembered_readers():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded, "ask_child", Remembered())
        yield


@pytest.fixture
def real_readers(monkeypatch):
    """A process for each file, each time."""
    monkeypatch.setattr(bounded, "ask_child", REAL)


@pytest.fixture(scope="session")
def built():
    return Built()


@pytest.fixture
async def app(settings, built):
    made = built.app(settings)
    async with made.lifespan():
        yield made


@pytest.fixture
async def cast(database, pattern, app) -> Cast:
    """The people of the stories, enrolled in their house."""
    made = await pattern.in_front_of(database, app)
    yield made
    await made.close()
