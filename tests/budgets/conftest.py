"""The app reaches its database through a wire that counts, by one connection."""

import shutil
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import msgspec
import pytest

from tests.budgets.wire import Wire

MANY = 100


@pytest.fixture
async def wire(database):
    folder = Path(tempfile.mkdtemp(prefix="ap"))
    real = parse_qs(urlsplit(database.dsn("app")).query)["host"][0]
    made = Wire(Path(real))
    made.dsn = database.dsn("app").replace(quote(real), quote(str(folder)))
    async with await made.listen(folder):
        yield made
        await made.close()
    shutil.rmtree(folder)


@pytest.fixture
def settings(settings, wire):
    """A handler that took a second connection would wait for ever. What hears of messages does so beside the wire.

    The same few people are asked everything: they have more aidants than anybody.
    """
    here = {"database_url": wire.dsn, "pool_size": 1, "listen_database_url": settings.database_url}
    return msgspec.structs.replace(settings, **here, aidants_per_person=MANY, people_per_aidant=MANY)
