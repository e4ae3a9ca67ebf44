"""Notes of a team: for its members, sealed; the person's pages are the same, byte for byte, with and without."""

import re
from uuid import uuid4

import pytest

from tests.architecture.authz.baseline import Baseline
from tests.cast import DLU
from tests.messaging.talk import begins, colleague

pytestmark = pytest.mark.anyio
NOTE = "Il dort mal depuis lundi."
# New on each page, or told by the clock: the key of its forms, the minute of a look.
ONE_TIME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?=\")|à \d+\sheures?(\s\d+)?")


@pytest.fixture
async def thread(cast):
    return await begins(cast.david, "Bonjour")


async def test_a_note_is_for_the_colleagues_with_its_author_and_its_hour(cast, thread):
    zoe = await colleague(cast)
    kept = await cast.martin.sends(f"{thread}/noter", note=f"{NOTE}\nÀ revoir.")
    assert "Votre note est gardée" in kept.text
    page = (await zoe.opens(thread)).text
    assert re.search(r"Madame Martin</b>infirmière du foyer, aujourd’hui à\s\d+", page)
    assert f"{NOTE}<br>À revoir." in page
    assert "Non montrée dans l’application. La personne peut demander à la lire." in page
    acts = "select array_agg(distinct act) from audit_entry where purpose = 'internal'"
    assert await cast.sql.fetchval(acts) == ["note.read", "note.written"]


async def test_the_same_note_sent_twice_is_one(cast, thread):
    key = str(uuid4())
    for _ in range(2):
        assert (await cast.martin.sends(f"{thread}/noter", key=key, note=NOTE)).status_code == 200
    other = await cast.martin.sends(f"{thread}/noter", key=key, note="Autre chose")
    assert other.status_code == 422
    assert "Autre chose" in other.text
    assert await cast.sql.fetchval("select count(*) from thread_note") == 1


@pytest.mark.parametrize(
    ("words", "said"), [("", "Écrivez quelques mots."), ("x" * 5001, "Votre message est trop long.")]
)
async def test_too_long_or_empty_comes_back_as_it_was_typed(cast, thread, words, said):
    refused = await cast.martin.sends(f"{thread}/noter", note=words)
    assert refused.status_code == 422
    assert said in refused.text
    assert words in refused.text
    assert await cast.sql.fetchval("select count(*) from thread_note") == 0


async def test_nobody_else_writes_or_reads_one(cast, thread):
    await cast.martin.sends(f"{thread}/noter", note=NOTE)
    for who in (cast.clerk, cast.roux):
        assert (await who.sends(f"{thread}/noter", note="Bonjour")).status_code == 404
    for address in (f"{thread}/noter", f"{cast.martin.base}{thread}/noter"):
        sent = await cast.david.client.post(address, data={"key": str(uuid4()), "note": "Bonjour"})
        assert sent.status_code in (404, 405)
    assert await cast.sql.fetchval("select count(*) from thread_note") == 1


async def test_the_notes_turn_back_page_by_page(cast, thread):
    for n in range(1, 23):
        await cast.martin.sends(f"{thread}/noter", note=f"n° {n}.")
    page = await cast.martin.opens(thread)
    seen = re.findall(r"n° (\d+)\.", page.text)
    older = await cast.martin.client.get(re.search(r'href="([^"]*\?notes=[^"]*)#notes"', page.text)[1])
    assert [*seen, *re.findall(r"n° (\d+)\.", older.text)] == [str(n) for n in range(22, 0, -1)]


async def hers(cast, thread):
    """All that David can open, as it was sent to him; what is his to ask for once more is there too."""
    pages = {}
    for path in ("/", "/messages", thread, f"{thread}?avant=2", "/acces", "/papiers", "/messages/ecrire", "/demandes"):
        pages[path] = ONE_TIME.sub("…", (await cast.david.opens(path)).text)
    found = await cast.david.client.post("/papiers/chercher", data={"cherche": "dort"})
    return pages | {"found": ONE_TIME.sub("…", found.text)}


@pytest.mark.attack("A18")
async def test_his_pages_are_the_same_with_and_without_notes(cast, thread):
    """Two worlds from one: in both, Madame Martin opens the thread; in one of them it has notes."""
    await cast.files(DLU)
    baseline = await Baseline.of(cast.sql)
    await cast.martin.opens(thread)
    without = await hers(cast, thread)
    await baseline.restore()
    for _ in range(60):  # more than a page of « Qui a regardé » holds
        path, note = f"{cast.martin.base}{thread}/noter", {"key": str(uuid4()), "note": NOTE}
        assert (await cast.martin.client.post(path, data=note, follow_redirects=False)).status_code == 303
    assert NOTE in (await cast.martin.opens(thread)).text
    assert await cast.sql.fetchval("select count(*) from audit_entry where act like 'note.%'") == 61
    for path, page in (await hers(cast, thread)).items():
        assert page == without[path], path
