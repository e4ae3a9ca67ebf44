"""David's phone asked to be told, at a push service of this machine."""

import asyncpg
import msgspec
import pytest

from backend.jobs.context import Context, NoLongerAllowed
from backend.jobs.queue import opened
from backend.kit.files import write
from backend.notifications.jobs import send
from backend.notifications.vapid import FILE
from tests.messaging.talk import begins
from tests.notifications.service import Browser, push_service

HERE = "/reglages/prevenir"


@pytest.fixture(autouse=True)
def by_day(monkeypatch):
    """Whatever the hour when the tests run, who has not chosen a night has none."""
    monkeypatch.setattr("backend.notifications.quiet.USUAL", None)


@pytest.fixture
async def service():
    async with push_service() as made:
        yield made


@pytest.fixture
def settings(settings, service, tmp_path, keys):
    place = tmp_path / "keys"
    place.mkdir(mode=0o700)
    for name in ("kek.json", FILE):
        write(place / name, (keys / name).read_bytes())
    return msgspec.structs.replace(settings, keys_dir=place, push_hosts=(service.origin.removeprefix("http://"),))


@pytest.fixture
async def phone(cast, service):
    made = Browser(service.origin)
    assert (await cast.david.sends(HERE, **made.form)).status_code == 200
    return made


@pytest.fixture
async def thread(cast, phone):
    return (await begins(cast.david)).rsplit("/", 1)[1]


class Work:
    """The worker's jobs about push, done when it is asked: how each ended."""

    def __init__(self, cast):
        self.cast = cast

    async def waiting(self):
        rows = "select id, payload, execute_after - created as wait from jobs.pgqueuer where entrypoint = 'push.send'"
        return await self.cast.sql.fetch(rows)

    async def done(self, *, again=False):
        state, ended = self.cast.app.state, []
        async with asyncpg.create_pool(self.cast.database.dsn("worker"), min_size=0, max_size=2) as pool:
            context = Context(pool, state.settings, {"ring": state.ring, "voices": state.voices})
            for row in await self.waiting():
                if not again:
                    await self.cast.sql.execute("delete from jobs.pgqueuer where id = $1", row["id"])
                try:
                    await send(context, opened(row["payload"]))
                    ended.append("done")
                except NoLongerAllowed:
                    ended.append("no longer")
        return ended


@pytest.fixture
def work(cast):
    return Work(cast)
