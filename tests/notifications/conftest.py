"""David's phone asked to be told, at a push service of this machine."""

import asyncpg
import msgspec
import pytest

from backend.jobs.context import Context, NoLongerAllowed
from backend.jobs.queue import opened
from backend.kit.files import write
from backend.notifications import alerting, planned, reminding
from backend.notifications.jobs import send
from backend.notifications.mail_jobs import send_alert, send_code, send_news
from backend.notifications.relay import NotNow
from backend.notifications.vapid import FILE
from tests.messaging.talk import begins
from tests.notifications.addressing import confirmed
from tests.notifications.mailer import relay
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
async def post():
    """A mail relay on a real socket."""
    async with relay() as made:
        yield made


@pytest.fixture
def settings(settings, service, post, tmp_path, keys):
    place = tmp_path / "keys"
    place.mkdir(mode=0o700)
    for name in ("kek.json", FILE):
        write(place / name, (keys / name).read_bytes())
    hosts = (service.origin.removeprefix("http://"),)
    return msgspec.structs.replace(settings, keys_dir=place, push_hosts=hosts, smtp_address=post.address)


@pytest.fixture
async def phone(cast, service):
    made = Browser(service.origin)
    assert (await cast.david.sends(HERE, **made.form)).status_code == 200
    return made


@pytest.fixture
async def thread(cast, phone):
    return (await begins(cast.david)).rsplit("/", 1)[1]


@pytest.fixture
async def mail(cast, work, post):
    await confirmed(cast.david, work, post)


@pytest.fixture
async def letters_to(cast, mail):
    """A thread of David's, who has no phone: he is told by e-mail alone."""
    return (await begins(cast.david)).rsplit("/", 1)[1]


RUN = {
    "push.send": send,
    "mail.send": send_news,
    "mail.code": send_code,
    "alert.push": alerting.ring,
    "alert.mail": send_alert,
    "reminder.push": reminding.ring,
    "appointment.push": planned.ring,
    "invitation.push": planned.ring_of_a_yes,
    "reminder.mail": reminding.write,
}


class Work:
    """The worker's jobs about push and mail, done when it is asked: how each ended."""

    def __init__(self, cast):
        self.cast = cast

    async def waiting(self, kind="push.send"):
        rows = """select id, payload, execute_after, execute_after - created as wait, dedupe_key
                    from jobs.pgqueuer where entrypoint = $1"""
        return await self.cast.sql.fetch(rows, kind)

    async def mails(self):
        """Those about mail, whatever the time they wait for."""
        return [*await self.done(kind="mail.code"), *await self.done(kind="mail.send")]

    async def done(self, *, again=False, kind="push.send"):
        ended = []
        async with asyncpg.create_pool(self.cast.database.dsn("worker"), min_size=0, max_size=2) as pool:
            for row in await self.waiting(kind):
                if not again:
                    await self.cast.sql.execute("update jobs.pgqueuer set status = 'picked' where id = $1", row["id"])
                ended.append(await self.one(pool, kind, row["payload"]))
                if not again and ended[-1] != "not now":
                    await self.cast.sql.execute("delete from jobs.pgqueuer where id = $1", row["id"])
        return ended

    async def one(self, pool, kind, payload):
        state = self.cast.app.state
        try:
            context = Context(pool, state.settings, {"ring": state.ring, "voices": state.voices})
            await RUN[kind](context, opened(payload))
        except NoLongerAllowed:
            return "no longer"
        except NotNow:
            return "not now"
        return "done"


@pytest.fixture
def work(cast):
    return Work(cast)
