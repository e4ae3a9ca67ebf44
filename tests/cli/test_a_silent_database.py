"""A database that takes the call and says nothing, or that lets nobody in: the start ends, and says what to do."""

import socket

import asyncpg
import msgspec
import pytest

from backend.app import create_app
from backend.db import logins, pool
from tests.cli.conftest import COMMANDS, PEARL


@pytest.fixture
def silent():
    """The address of somebody who picks up and never speaks: the kernel alone answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"postgresql://app:{PEARL}@127.0.0.1:{listening.getsockname()[1]}/aportee"


@pytest.mark.parametrize("variable", COMMANDS)
def test_nobody_waits_for_one_that_says_nothing(monkeypatch, starts, silent, variable):
    monkeypatch.setattr(logins, "ANSWERS", 0.05)
    assert starts(variable, silent) == (
        1,
        f"Error: {variable} : la base ne répond pas (TimeoutError)."
        " Vérifiez qu’elle tourne, et cette adresse, puis recommencez.\n",
    )


@pytest.mark.parametrize("variable", COMMANDS)
def test_nor_for_one_that_is_not_there(starts, variable):
    code, said = starts(variable, f"postgresql://app:{PEARL}@127.0.0.1:1/aportee")
    assert (code, "ne répond pas (ConnectionRefusedError)" in said) == (1, True)


@pytest.mark.anyio
async def test_one_that_knows_nothing_of_us_is_told_from_one_that_is_silent(database):
    await logins.refuse_unanswered("DATABASE_URL", database.dsn("app"))
    with pytest.raises(logins.Unanswered, match=r"n’ouvre pas .* le nom de la base"):
        await logins.refuse_unanswered("DATABASE_URL", database.dsn("app").replace(database.name, "elsewhere"))


class GettingUp:
    """A server that says so many times that it starts."""

    def __init__(self, times):
        self.left, self.connect = times, asyncpg.connect

    async def __call__(self, address, **how):
        self.left -= 1
        if self.left >= 0:
            raise asyncpg.CannotConnectNowError
        return await self.connect(address, **how)


@pytest.mark.anyio
async def test_one_that_gets_up_is_waited_for_and_not_for_ever(monkeypatch, database):
    monkeypatch.setattr(logins, "PAUSE", 0)
    monkeypatch.setattr(asyncpg, "connect", up := GettingUp(3))
    await logins.refuse_unanswered("DATABASE_URL", database.dsn("app"))
    assert up.left < 0
    monkeypatch.setattr(logins, "ANSWERS", 0.05)
    monkeypatch.setattr(asyncpg, "connect", GettingUp(10**9))
    with pytest.raises(logins.Unanswered, match="ne répond pas"):
        await logins.refuse_unanswered("DATABASE_URL", database.dsn("app"))


@pytest.mark.anyio
async def test_a_process_that_a_server_starts_again_gives_up_too(monkeypatch, settings, silent):
    monkeypatch.setattr(pool, "ANSWERS", 0.05)
    with pytest.RaisesGroup(TimeoutError):
        async with create_app(msgspec.structs.replace(settings, database_url=silent)).lifespan():
            pass


def test_the_usual_patience_is_well_below_a_minute():
    assert logins.ANSWERS <= 10
