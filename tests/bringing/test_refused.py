"""What is refused is said with what to do, at once or once it was read."""

import pytest

from backend.bringing.rules import LARGEST
from backend.interop.scanner import ScannerDown
from tests.bringing.adding import NAME, PHOTO, adds, helps, plain, read, sent

pytestmark = pytest.mark.anyio
COUNT = "select count(*) from brought_paper"


class Away:
    async def finds(self, _):
        raise ScannerDown


class Warns:
    async def finds(self, _):
        return "Win.Test"


@pytest.mark.attack("H22")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\xff\xd8\xff" + bytes(LARGEST), "Ce fichier est trop lourd."),
        (b"<svg onload=alert(1)>", "Ce n’est ni une photo ni un PDF."),
        (b"PK\x03\x04%PDF-1.7", "Ce n’est ni une photo ni un PDF."),
        (b"", "Choisissez une photo ou un PDF."),
    ],
)
async def test_refused_at_once_with_his_words_kept(cast, body, said):
    page = await adds(cast.david, body, nom="Ma lettre")
    assert page.status_code == 422
    assert said in plain(page)
    assert 'value="Ma lettre"' in page.text
    assert await cast.sql.fetchval(COUNT) == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"nom": ""}, "Donnez un nom à ce papier."),
        ({"nom": "a" * 81}, "Ce nom est trop long."),
        ({"nom": "a\x00b"}, "Ce nom ne va pas."),
        ({"qui": "personne"}, "Choisissez qui peut lire ce papier."),
    ],
)
async def test_every_mistake_is_said_and_the_file_is_asked_for_again(cast, more, said):
    page = await adds(cast.david, **more)
    assert page.status_code == 422
    assert said in plain(page)
    assert "Choisissez encore votre fichier." in plain(page)
    assert await cast.sql.fetchval(COUNT) == 0


async def test_without_a_file_field_it_is_a_form_with_a_mistake(cast):
    page = await cast.david.sends("/papiers/ajouter", dans="mdph", nom=NAME)
    assert (page.status_code, "Choisissez une photo ou un PDF." in plain(page)) == (422, True)


async def test_a_shelf_that_is_none_is_nowhere(cast):
    for shelf in ("messages", "demandes", "nulle-part", ""):
        assert (await adds(cast.david, dans=shelf)).status_code == 404
    assert await cast.sql.fetchval(COUNT) == 0


@pytest.mark.parametrize(
    ("body", "scanner", "said"),
    [
        (PHOTO[:200], None, "Ce fichier ne s’ouvre pas."),
        (b"%PDF-1.7 nothing", None, "Ce fichier ne s’ouvre pas."),
        (PHOTO, Warns(), "Ce fichier est dangereux."),
    ],
)
async def test_refused_once_it_was_read_and_nothing_of_it_stays(cast, body, scanner, said):
    paper = sent(await adds(cast.david, body))
    assert await read(cast, scanner) == ["refused"]
    assert said in plain(await cast.david.opens(f"/papiers/ajouts/{paper}"))
    chosen = plain(await cast.david.opens("/papiers/ajouter"))
    assert (NAME in chosen, "Refusé" in chosen) == (True, True)
    assert await cast.sql.fetchval("select store_key from brought_paper") is None
    assert await cast.sql.fetchval("select count(*) from document") == 0
    assert await read(cast) == ["refused"]


@pytest.mark.attack("H18")
async def test_without_a_scanner_it_waits(cast):
    await adds(cast.david)
    assert await read(cast, Away()) == ["received"]
    later = "select count(*) from jobs.pgqueuer where entrypoint = 'brought.intake' and execute_after > now()"
    assert await cast.sql.fetchval(later) == 1
    assert "En vérification" in plain(await cast.david.opens("/papiers/ajouter"))
    assert await read(cast) == ["filed"]


@pytest.mark.attack("H21")
async def test_without_room_he_is_told_and_whoever_sent_it_learns_nothing(cast, monkeypatch):
    leo = await helps(cast, {"deposit": ("mdph",)})
    papers = [sent(await adds(who)) for who in (cast.david, leo)]
    monkeypatch.setattr("backend.bringing.intake.MEGABYTE", 0)
    assert await read(cast) == ["refused", "refused"]
    for paper in papers:
        assert "Il n’y a plus de place" in plain(await cast.david.opens(f"/papiers/ajouts/{paper}"))
    told = plain(await leo.opens(f"/papiers/ajouts/{papers[1]}"))
    assert ("C’est envoyé" in told, "plus de place" in told) == (True, False)
