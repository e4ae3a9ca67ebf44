"""David adds a paper of his own: read before anybody sees it, named by him, and known as added by him."""

import io
from uuid import uuid4

import pytest
from PIL import Image

from tests.bringing.adding import NAME, adds, in_the_store, plain, read, sent
from tests.interop.papers import pdf
from tests.interop.test_photo import photo as taken

pytestmark = pytest.mark.anyio


@pytest.mark.attack("H17")
async def test_it_is_checked_then_among_his_papers_and_its_place_is_gone(cast):
    page = await adds(cast.david)
    assert page.status_code == 200
    assert "Nous vérifions le papier" in plain(page)
    assert "Votre équipe peut lire ce papier." in plain(page)
    paper = sent(page)
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == 404
    assert await read(cast) == ["filed"]
    told = plain(await cast.david.opens(f"/papiers/ajouts/{paper}"))
    assert "Le papier est ajouté" in told
    assert "Votre équipe peut lire ce papier." not in told, "he may have hidden it since"
    listed = plain(await cast.david.opens("/papiers"))
    assert (NAME in listed, "Ajouté par vous" in listed) == (True, True)
    shown = plain(await cast.david.opens(f"/papiers/{paper}"))
    assert "Ajouté par vous" in shown
    picture = await cast.david.opens(f"/papiers/{paper}/pages/1")
    assert Image.open(io.BytesIO(picture.content)).size == (40, 60)
    files = await in_the_store(cast)
    assert files.keys() == {"original", "reading", "page"}
    assert all(b"David" not in body and b"EXIF" not in body for body in files.values())


async def test_nothing_of_what_came_is_kept_once_it_was_read(cast):
    await adds(cast.david)
    came = await cast.sql.fetchval("select store_key from brought_paper")
    assert came
    await read(cast)
    row = await cast.sql.fetchrow("select store_key, wrapped, size, sha256 from brought_paper")
    assert tuple(row) == (None,) * 4
    with pytest.raises(FileNotFoundError):
        cast.app.state.vault.store.head(came)
    assert await read(cast) == ["filed"]


async def test_a_pdf_has_its_words_and_is_found_by_them(cast):
    page = await adds(cast.david, pdf(), "lettre.pdf", "application/pdf", dans="attestations", nom="Mon bail")
    await read(cast)
    paper = sent(page)
    assert (await cast.david.opens(f"/papiers/{paper}/original")).content.startswith(b"%PDF-")
    found = await cast.david.sends("/papiers/chercher", cherche="bail")
    assert str(paper) in found.text


async def test_his_team_reads_it_and_knows_who_added_it(cast):
    paper = sent(await adds(cast.david))
    await read(cast)
    base = f"{cast.martin.base}"
    listed = plain(await cast.martin.opens(f"{base}/personnes/{cast.david.dossier}/papiers"))
    assert "Ajouté par DAVID MOREL" in listed
    assert "Ajouté par DAVID MOREL" in plain(await cast.martin.opens(f"{base}/papiers/{paper}"))
    for who in (cast.marion, cast.laura):
        assert (await who.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.roux.opens(f"{cast.roux.base}/papiers/{paper}")).status_code == 404


async def test_he_says_that_professionals_do_not_see_it(cast):
    page = await adds(cast.david, qui="moi")
    paper = sent(page)
    assert "Les professionnels ne voient pas ce papier." in plain(page)
    await read(cast)
    base = cast.martin.base
    assert (await cast.martin.opens(f"{base}/papiers/{paper}")).status_code == 404
    assert str(paper) not in (await cast.martin.opens(f"{base}/personnes/{cast.david.dossier}/papiers")).text
    shown = await cast.david.sends(f"/papiers/{paper}/montrer")
    assert shown.status_code == 200
    assert (await cast.martin.opens(f"{base}/papiers/{paper}")).status_code == 200


async def test_what_is_said_before_the_yes(cast):
    asked = plain(await cast.david.opens("/papiers/ajouter?dans=mdph"))
    assert "Si vous ne changez rien, votre équipe peut lire ce papier." in asked
    assert "Un aidant le voit s’il a le droit de lire ces papiers." in asked
    chosen = await cast.david.opens("/papiers/ajouter")
    assert chosen.text.count("/papiers/ajouter?dans=") == 12
    for nowhere in ("messages", "demandes", "nulle-part"):
        assert (await cast.david.opens(f"/papiers/ajouter?dans={nowhere}")).status_code == 404


async def test_it_is_in_the_trail_and_nothing_new_to_him(cast):
    await adds(cast.david)
    await read(cast)
    trail = plain(await cast.david.opens("/acces"))
    assert "avez ajouté" in trail
    assert "un papier (MDPH et aides)" in trail
    assert "Vous avez tout lu." in plain(await cast.david.opens("/"))
    told = "select count(*) from jobs.pgqueuer where entrypoint = 'push.send'"
    assert await cast.sql.fetchval(told) == 0


async def test_a_double_tap_adds_once_and_another_paper_is_a_question(cast):
    key = str(uuid4())
    for _ in range(2):
        assert (await adds(cast.david, key=key)).status_code == 200
    assert await cast.sql.fetchval("select count(*) from brought_paper") == 1
    other = await adds(cast.david, taken((10, 10)), key=key)
    assert other.status_code == 422
    assert f'value="{NAME}"' in other.text
    assert "Choisissez encore votre fichier." in plain(other)
    assert await cast.sql.fetchval("select count(*) from brought_paper") == 1
