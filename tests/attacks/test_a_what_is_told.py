"""What an answer tells: nothing of what one may not know, nothing more than was agreed."""

import re
from uuid import uuid4

import pytest

from backend.app import served
from tests.attacks.wire import as_, raw
from tests.cast import ATTESTATION, DAVID, DLU

pytestmark = pytest.mark.anyio
REFERENCE = re.compile(rb"[2-9A-HJ-NP-Z]{10}")
KEY = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ASKS = [
    (),
    ((b"if-none-match", b"*"),),
    ((b"if-modified-since", b"Thu, 01 Jan 1970 00:00:00 GMT"),),
    ((b"if-match", b'"x"'),),
    ((b"if-unmodified-since", b"Thu, 01 Jan 1970 00:00:00 GMT"),),
    ((b"range", b"bytes=0-0"),),
    ((b"range", b"bytes=999999999-"),),
    ((b"accept", b"application/json"),),
]


def plain(told):
    """Without the reference, of constant length, and the keys of the page's forms."""
    return told.status, sorted(told.headers), REFERENCE.sub(b"", KEY.sub(b"", told.body))


@pytest.mark.attack("A01")
@pytest.mark.attack("A15")
@pytest.mark.parametrize("asked", ASKS)
async def test_what_is_anothers_answers_byte_for_byte_like_what_never_was(cast, asked):
    paper = await cast.files(DLU)
    for suffix in ("", "/original", "/cacher"):
        theirs = await raw(cast.app, "GET", f"/papiers/{paper}{suffix}", as_(cast.marion), *asked)
        never = await raw(cast.app, "GET", f"/papiers/{uuid4()}{suffix}", as_(cast.marion), *asked)
        assert theirs.status == 404
        assert plain(theirs) == plain(never)


@pytest.mark.attack("A16")
@pytest.mark.attack("K14")
async def test_no_cache_may_keep_a_page_of_somebody(cast):
    paper = await cast.files(DLU)
    asked = 0
    for method, path, handler in served(cast.app):
        if method != "GET" or handler.opt.get("static"):
            continue
        for who in (cast.david, cast.martin):
            filled = path.replace("{house:uuid}", str(cast.tilleuls.id)).replace(
                "{dossier:uuid}", str(cast.david.dossier)
            )
            filled = re.sub(r"\{\w+:uuid\}", str(paper), filled)
            told = await raw(cast.app, "GET", filled, as_(who))
            assert told.status < 500, filled
            if not path.startswith("/metrics"):
                assert told.all("cache-control") == ["no-store, private"], filled
            asked += told.status == 200
    assert asked >= 10


@pytest.mark.attack("A16")
@pytest.mark.attack("K14")
async def test_only_files_without_anybody_may_be_kept(cast):
    for path in ("/entrer", "/reglages", "/au-revoir", "/health", "/nulle-part", "/api/nulle-part"):
        told = await raw(cast.app, "GET", path, as_(cast.david))
        assert told.all("cache-control") == ["no-store, private"], path
    for path in ("/hors-ligne", "/installer", "/catalogue"):
        told = await raw(cast.app, "GET", path, as_(cast.david))
        assert told.all("cache-control") == ["no-cache"], path
        assert KEY.sub(b"", told.body) == KEY.sub(b"", (await raw(cast.app, "GET", path)).body)


@pytest.mark.attack("A06")
async def test_programs_are_told_what_was_agreed_and_no_more(cast):
    sent = await cast.dui.pushes(DLU)
    assert set(sent.json()) == {"id", "state", "received_at"}
    assert set((await cast.dui.asks(f"/api/depots/{sent.json()['id']}")).json()) == {"id", "state", "received_at"}
    assert set((await cast.dui.asks(f"/api/depots/{uuid4()}")).json()) == {"status", "type", "title", "reference"}
    assert (await cast.nobody().opens("/health")).json() == {"status": "ready"}


@pytest.mark.attack("A06")
async def test_no_page_holds_a_matricule_a_subject_or_a_sealed_word(cast):
    care, office = await cast.files(DLU), await cast.files(ATTESTATION)
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    asked = [(cast.david, page) for page in ("/", "/papiers", "/messages", "/acces", "/appareils")]
    asked += [(cast.martin, page) for page in ("/messages", "/personnes", f"/personnes/{cast.david.dossier}/papiers")]
    asked += [(cast.clerk, f"/papiers/{office}"), (cast.clerk, "/personnes")]
    for who, page in asked:
        told = await who.opens(page)
        assert told.status_code == 200, page
        assert DAVID.matricule[:13] not in re.sub(r"\D", "", re.sub(r"<[^>]*>", "", told.text)), page
        assert str(cast.david.id) not in told.text, page
    assert care
