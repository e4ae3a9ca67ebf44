"""A service in good health, that each test breaks in one place."""

from contextlib import aclosing

import msgspec
import pytest

from backend.audit.sealer import seal
from backend.cli.doctor import policies
from backend.cli.doctor.command import examine
from backend.db.base import LOCKS
from tests.cast import DLU
from tests.documents.conftest import s3

__all__ = ["s3"]

FEW = ("dossier", "document", "message", "thread", "sign_in", "audit_entry")
"""Tables whose locks are broken by some test: each look compares a hundred and more."""
RAN = "insert into jobs.round (name) values ('jobs.put_back')"


@pytest.fixture
async def healthy(cast, database, settings):
    """A paper arrived and was read, the trail is sealed, the worker runs."""
    paper = await cast.files(DLU)
    await cast.david.opens(f"/papiers/{paper}")
    await database.above.execute(RAN)
    await database.above.execute("delete from jobs.pgqueuer")
    sealer = await database.connect("sealer")
    await seal(sealer)
    await sealer.close()
    return msgspec.structs.replace(settings, owner_database_url=database.dsn("postgres"), smtp_address="")


async def look(settings):
    async with aclosing(examine(settings)) as found:
        return [f"{one.check} : {one.said} → {one.todo}" async for one in found if one.state == "wrong"]


@pytest.fixture
def wrong(monkeypatch):
    """What is wrong, as lines "check : said → todo"; of the locks, those of a few tables."""
    monkeypatch.setattr(policies, "LOCKS", {table: LOCKS[table] for table in FEW})
    return look


@pytest.fixture
def wrong_anywhere():
    """The same, with the locks of every table."""
    return look
