"""A photo that is refused: at once beside her words, or later in the thread; without a scanner it waits."""

import re
from html import unescape

import pytest

from backend.interop.scanner import ScannerDown
from backend.messaging.photos import LARGEST_PHOTO
from tests.messaging.photographs import PHOTO, in_the_store, looked_at, sends
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
WORDS = "Voilà mon bras,\ncomme demandé."


class Away:
    async def finds(self, _):
        raise ScannerDown


class Warns:
    async def finds(self, _):
        return "Win.Test"


@pytest.fixture
async def thread(cast):
    return await begins(cast.david, "Bonjour")


@pytest.mark.parametrize("where", ["/repondre", "ecrire"])
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\xff\xd8\xff" + bytes(LARGEST_PHOTO), "Cette photo est trop lourde."),
        (b"%PDF-1.7", "Ce n’est pas une photo."),
        (b"<svg onload=alert(1)>", "Ce n’est pas une photo."),
    ],
)
async def test_what_is_refused_at_once_keeps_every_word(cast, thread, body, said, where):
    path = f"{thread}{where}" if where.startswith("/") else "/messages/ecrire"
    refused = await sends(cast.david, path, body, quoi="pain", mots=WORDS)
    assert refused.status_code == 422
    assert said in refused.text
    assert unescape(FIELD.search(refused.text)[1]) == WORDS
    assert await cast.sql.fetchval("select count(*) from message") == 1
    assert await cast.sql.fetchval("select count(*) from message_photo_file") == 0


@pytest.mark.parametrize(
    ("body", "scanner", "said"),
    [
        (PHOTO[:200], None, "Cette photo ne s’ouvre pas."),
        (PHOTO, Warns(), "Cette photo est dangereuse."),
    ],
)
async def test_what_is_refused_later_is_said_in_the_thread(cast, thread, body, scanner, said):
    await sends(cast.david, f"{thread}/repondre", body, mots=WORDS)
    assert await looked_at(cast, scanner) == ["refused"]
    for who in (cast.david, cast.martin):
        page = await who.opens(thread)
        assert said in page.text
        assert WORDS.splitlines()[0] in page.text
    assert await in_the_store(cast) == {}
    assert await looked_at(cast) == ["refused"]


async def test_without_a_scanner_it_waits(cast, thread):
    await sends(cast.david, f"{thread}/repondre", mots=WORDS)
    assert await looked_at(cast, Away()) == ["received"]
    later = "select count(*) from jobs.pgqueuer where entrypoint = 'photo.intake' and execute_after > now()"
    assert await cast.sql.fetchval(later) == 1
    assert await looked_at(cast) == ["kept"]


async def test_too_full_it_is_refused_kindly(cast, thread, monkeypatch):
    await sends(cast.david, f"{thread}/repondre", mots=WORDS)
    monkeypatch.setattr("backend.messaging.photo_intake.MEGABYTE", 0)
    assert await looked_at(cast) == ["refused"]
    assert "plus de place" in (await cast.david.opens(thread)).text
