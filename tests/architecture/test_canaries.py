"""What people write lies nowhere in clear: not in a backup, the store, the logs, the metrics or the queue."""

import base64
import logging
from pathlib import Path

import pytest

from backend.app import create_app
from backend.jobs.queue import opened
from backend.kit.log import Libraries
from backend.web.measure import Measure
from tests.architecture.canaries.words import WRITTEN, found
from tests.architecture.canaries.writing import PAPER, breaks, everything_is_written
from tests.db.dump import dump

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]


class Measured(Measure):
    """The app as a server runs it, with its state at hand."""

    @property
    def state(self):
        return self.inner.state


@pytest.fixture
async def app(settings):
    made = create_app(settings, breaks)
    async with made.lifespan():
        yield Measured(made)


def stored(url):
    """Every file of the object store, its name included."""
    files = [path for path in Path(url.removeprefix("file://")).rglob("*") if path.is_file()]
    return {f"store {path.name}": path.name.encode() + path.read_bytes() for path in files}


async def test_no_canary_is_found(capfd, cast, settings):
    # capfd first: what writes logs takes the standard error of when the app was made.
    await everything_is_written(cast)
    metrics = await cast.nobody().opens("/metrics")
    told = capfd.readouterr()
    among = {
        "pg_dump": dump(cast.database.dsn("postgres")).encode(),
        "the logs": (told.out + told.err).encode(),
        "PostgreSQL's log": cast.database.cluster.log.read_bytes(),
        "the metrics": metrics.content,
    } | stored(settings.object_store_url)
    assert b"COPY public.message" in among["pg_dump"]
    assert b"papiers/{paper" in among["the logs"]
    assert b"aportee_requests_total" in among["the metrics"]
    assert sum(place.startswith("store") for place in among) >= 3
    secrets = {"matricule": "184039741100141", "cookie": cast.david.secret, "token": cast.dui.secret}
    assert found(WRITTEN | secrets, among=among) == []


async def test_what_libraries_say_is_written_by_our_log_alone(app):
    others = [type(h) for h in logging.getLogger().handlers if type(h).__module__.partition(".")[0] != "_pytest"]
    assert set(others) <= {Libraries}


async def test_jobs_hold_ids_and_no_word(cast):
    await cast.files(PAPER.encode())
    payloads = await cast.sql.fetch("select payload, headers, dedupe_key from jobs.pgqueuer")
    assert payloads
    for payload, headers, dedupe_key in payloads:
        assert opened(payload).house == cast.tilleuls.id  # an envelope: a word of ours, and ids
        assert (headers, dedupe_key) == (None, None)
    assert found(WRITTEN, among={"jobs": b"".join(job["payload"] for job in payloads)}) == []


@pytest.mark.parametrize("clothing", [
    lambda word: word.encode(),
    lambda word: word.upper().encode("latin-1"),
    lambda word: f"le mot {word} dit".encode("utf-16-le"),
    lambda word: f"\\x{word.encode().hex()}".encode(),
    lambda word: base64.b64encode(f"un {word} mot".encode()),
    lambda word: base64.b64encode(f"une {word}".encode("utf-16-be")),
])  # fmt: skip
def test_a_canary_is_found_in_every_clothing(clothing):
    for name, word in WRITTEN.items():
        assert found(WRITTEN, among={"here": clothing(word)}) == [f"{name} in here"]


async def test_a_canary_in_a_table_is_found_in_the_dump(database):
    """In text and in bytes: the search would see a column that is not sealed."""
    await database.above.execute("create table leaks (words text, body bytea)")
    leaks = WRITTEN["message"], WRITTEN["narrative"].encode()
    await database.above.execute("insert into leaks values ($1, $2)", *leaks)
    dumped = {"pg_dump": dump(database.dsn("postgres")).encode()}
    assert found(WRITTEN, among=dumped) == ["narrative in pg_dump", "message in pg_dump"]
