"""The database changes hosts right after an access was stopped: the second host knows it, or nobody was told (B24)."""

from contextlib import suppress

import anyio
import asyncpg
import pytest

from backend.db.migrate import migrate
from backend.kit.keyring import FileKeyRing
from tests.cast import make_cast
from tests.conftest import settings_of
from tests.entrusting.giving import stops
from tests.kills.two_hosts import HELD, TwoHosts, ask, until

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
TWELFTH = 12
# A message, its thread, its entry in the trail and the key of its form come together.
HALF = """select m.id from message m where not exists (select from audit_entry a where m.id = any (a.objects))
    or not exists (select from idempotency i where i.actor_id = m.author_id and i.location like '%' || m.id || '%'
                    or i.location like '%' || m.thread_id || '%')
    union all select t.id from thread t where not exists (select from message m where m.thread_id = t.id)"""
STOPPED = "select count(*) from delegation where stopped_at is not null"


class At:
    """A database as the fixtures of the app ask for one."""

    def __init__(self, server, above):
        self.server, self.above = server, above

    def dsn(self, role):
        return self.server.dsn(role)


@pytest.fixture
def hosts(folder, tmp_path_factory):
    made = TwoHosts(folder / tmp_path_factory.mktemp("hosts").name)
    made.primary.folder.parent.mkdir()
    made.primary.folder.parent.chmod(0o755)
    made.primary.start()
    yield made
    made.stop()


@pytest.fixture
async def before(hosts):
    """The people of the stories on the first host, before it has a second."""
    await migrate(hosts.primary.dsn())
    above = await asyncpg.connect(hosts.primary.dsn())
    yield above
    above.terminate()


async def reads(paula, david):
    return (await paula.client.get(f"/pour/{david.id}/papiers")).status_code


@pytest.mark.attack("B24")
async def test_killed_right_after_the_answer_the_promoted_host_has_it(hosts, before, built, keys, tmp_path):
    one = built.app(settings_of(At(hosts.primary, before), keys, tmp_path))
    async with one.lifespan():
        cast = await make_cast(At(hosts.primary, before), FileKeyRing(keys / "kek.json"), one)
        await hosts.join()
        assert await reads(cast.paula, cast.david) == 200
        assert await ask(hosts.standby, STOPPED) == 0
        answer = await stops(cast.david, cast.paula.delegation)
        hosts.kill_primary()
        assert answer.status_code == 200
    await hosts.promote()
    above = await asyncpg.connect(hosts.standby.dsn())
    two = built.app(settings_of(At(hosts.standby, above), keys, tmp_path))
    async with two.lifespan():
        again = await cast.in_front_of(At(hosts.standby, above), two)
        assert await reads(again.paula, again.david) == 404
        assert (await again.david.client.get("/papiers")).status_code == 200, "and it serves"
    await above.close()


@pytest.mark.attack("L12")
async def test_killed_while_many_write_what_was_acknowledged_is_there_and_nothing_is_half(
    hosts, before, built, keys, tmp_path
):
    """Written by six at once; the power goes after the twelfth answer, whatever the others are doing."""
    app, kept = built.app(settings_of(At(hosts.primary, before), keys, tmp_path)), []
    async with app.lifespan():
        cast = await make_cast(At(hosts.primary, before), FileKeyRing(keys / "kek.json"), app)
        await hosts.join()

        async def write(number):
            for turn in range(20):
                words = f"{number} dit {turn}"
                with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                    sent = await cast.david.sends("/messages/ecrire", quoi="see", mots=words)
                    kept.extend([words] if sent.status_code == 200 else [])
                if len(kept) == TWELFTH and hosts.primary.pid:
                    hosts.kill_primary()
                if not hosts.primary.pid:
                    return

        async with anyio.create_task_group() as tasks:
            for number in range(6):
                tasks.start_soon(write, number)
    await hosts.promote()
    assert len(kept) >= TWELFTH
    sql = await asyncpg.connect(hosts.standby.dsn())
    assert await sql.fetchval("select count(*) from message") >= len(kept)
    assert await sql.fetch(HALF) == []
    await sql.close()


@pytest.mark.attack("B24")
async def test_while_the_second_host_is_away_nobody_is_told_that_it_is_stopped(hosts, before, built, keys, tmp_path):
    app, told = built.app(settings_of(At(hosts.primary, before), keys, tmp_path)), []
    async with app.lifespan():
        cast = await make_cast(At(hosts.primary, before), FileKeyRing(keys / "kek.json"), app)
        await hosts.join()
        hosts.standby.stop()

        async def stop():
            told.append((await stops(cast.david, cast.paula.delegation)).status_code)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(stop)
            await until(hosts.primary, HELD, 1)
            assert told == []
            hosts.standby.start()
        assert told == [200]
        assert await ask(hosts.standby, STOPPED) == 1
