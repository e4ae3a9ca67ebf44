"""Nothing is served before the scanner answered, when there is one; what it finds waits, with its name."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import pytest

from backend.documents import intake
from backend.interop.scanner import Scanner
from tests.cast import DLU
from tests.documents.test_kinds import with_beside
from tests.interop.papers import pdf
from tests.interop.references import reference

pytestmark = [pytest.mark.anyio, pytest.mark.attack("H18")]
BAD = b"X5O-what-a-scanner-finds"


@asynccontextmanager
async def scanning(answer=None):
    """A clamd of a few lines: it finds BAD, or says `answer` to everything."""

    async def serve(reader, writer):
        await reader.readuntil(b"\0")
        body = b""
        while size := int.from_bytes(await reader.readexactly(4)):
            body += await reader.readexactly(size)
        found = b"stream: Win.Test EICAR/HDB-1 FOUND\0" if BAD in body else b"stream: OK\0"
        writer.write(found if answer is None else answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield Scanner(f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}", 2)


async def state(cast):
    return tuple(await cast.sql.fetchrow("select state, reason from deposit"))


async def test_what_is_clean_is_filed(cast):
    async with scanning() as cast.scanner:
        assert await cast.files(DLU) is not None


@pytest.mark.parametrize(
    "body",
    [DLU.replace(b"<title>", b"<title>" + BAD), reference(pdf() + BAD), with_beside("text/plain", BAD)],
    ids=["in the open", "in base64", "in a zip"],
)
async def test_what_it_finds_waits_wherever_it_hides(cast, body):
    async with scanning() as cast.scanner:
        assert await cast.files(body) is None
    assert await state(cast) == ("quarantined", "infected:Win.Test-EICAR-HDB-1")
    assert await cast.david.papers() == []


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""], ids=["an error", "nothing"])
async def test_a_scanner_that_does_not_judge_is_a_scanner_that_is_away(cast, answer):
    async with scanning(answer) as cast.scanner:
        assert await cast.files(DLU) is None
    assert await state(cast) == ("checking", None)


async def test_while_it_is_away_nothing_is_served_and_it_is_asked_again(cast):
    cast.scanner = Scanner("tcp://127.0.0.1:1")
    assert await cast.files(DLU) is None
    assert await state(cast) == ("checking", None)
    deposit = await cast.sql.fetchval("select id from deposit")
    assert (await cast.dui.asks(f"/api/depots/{deposit}")).json()["state"] == "checking"
    assert await cast.david.papers() == []
    waits = await cast.sql.fetch("select execute_after - now() as late from jobs.pgqueuer order by id")
    assert timedelta(seconds=30) < waits[-1]["late"] <= intake.ASK_AGAIN
    async with scanning() as cast.scanner:
        await cast.works(UUID(str(deposit)))
    assert len(await cast.david.papers()) == 1
    assert (await cast.dui.hears(deposit))["state"] == "handled"
