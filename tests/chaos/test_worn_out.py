"""A phone that downloads slowly, a disk without room, a clock that jumps: others go on, nothing is half kept."""

import asyncio
import resource
from contextlib import contextmanager
from datetime import timedelta

import pytest
from msgspec.structs import replace

from backend.kit import clock
from backend.kit.actor import COOKIE
from backend.messaging import presenter, when
from tests.cast import ATTESTATION, DLU
from tests.chaos.acts import beginning
from tests.messaging.talk import begins
from tests.pressing import given_back, presses_again

pytestmark = pytest.mark.anyio
FULL = """
    create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'no room' using errcode = '53100'; end $$;
    create trigger full_disk before insert on message for each row execute function full_disk()"""
ROOM = "drop trigger full_disk on message; drop function full_disk()"


class TestSlowly:
    @pytest.fixture
    def settings(self, settings):
        return replace(settings, pool_size=1)

    @pytest.mark.attack("M06")
    async def test_whoever_downloads_slowly_holds_no_connection(self, cast):
        """The first bytes have left and the rest waits, with the only connection of the pool."""
        paper, taken, begun = await cast.files(DLU), asyncio.Event(), asyncio.Event()

        async def slowly(message):
            begun.set()
            await taken.wait()

        async def asked():
            return {"type": "http.request", "body": b"", "more_body": False}

        path = f"/papiers/{paper}/original"
        headers = [(b"cookie", f"{COOKIE}={cast.david.secret}".encode()), (b"host", b"aportee.test")]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": path,
                 "raw_path": path.encode(), "root_path": "", "scheme": "https", "query_string": b"", "headers": headers,
                 "client": ("127.0.0.1", 1), "server": ("aportee.test", 443), "state": {}}  # fmt: skip
        download = asyncio.create_task(cast.app(scope, asked, slowly))
        await asyncio.wait_for(begun.wait(), 10)
        assert (await cast.marion.opens("/papiers")).status_code == 200
        assert not download.done()
        taken.set()
        await download


@contextmanager
def no_room():
    """The system lets this process write nothing to a file, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.attack("M09")
async def test_a_store_without_room_keeps_nothing_and_says_when_to_come_back(cast):
    with no_room():
        told = await cast.dui.pushes(DLU)
    assert (told.status_code, told.headers["retry-after"]) == (503, "60")
    assert told.json()["type"] == "urn:a-portee:problem:away"
    assert await cast.sql.fetchval("select count(*) from deposit") == 0
    assert await cast.files(DLU) is not None


@pytest.mark.attack("M09")
async def test_a_database_without_room_loses_no_word(cast):
    await cast.sql.execute(FULL)
    act = await beginning(cast)
    told = await act.sent()
    assert (told.status_code, given_back(told)[1]["mots"]) == (503, act.words)
    await cast.sql.execute(ROOM)
    assert (await presses_again(cast.david, told)).status_code == 200
    assert await cast.sql.fetchval(act.counted) == 1


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)], ids=["ahead", "back"])
@pytest.mark.attack("M10")
async def test_a_clock_that_jumps_puts_nothing_out_of_order_and_signs_nobody_out(cast, monkeypatch, jump):
    """The web process's own: PostgreSQL's decides of sign-ins and of the order of things."""
    thread = await begins(cast.david, "Avant")
    paper = await cast.files(ATTESTATION)
    real = clock.now
    for module in (when, presenter):
        monkeypatch.setattr(module, "now", lambda: real() + jump)
    assert (await cast.david.sends(f"{thread}/repondre", mots="Pendant")).status_code == 200
    monkeypatch.undo()
    assert (await cast.david.sends(f"{thread}/repondre", mots="Après")).status_code == 200
    page = (await cast.david.opens(thread)).text
    assert page.index("Avant") < page.index("Pendant") < page.index("Après")
    assert await cast.david.papers() == [str(paper)]
    at = [row["at"] for row in await cast.sql.fetch("select posted_at as at from message order by number")]
    assert at == sorted(at)
    assert max(at) - min(at) < timedelta(hours=1)
