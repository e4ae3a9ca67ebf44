"""Zoé asks a right for David when he gave her that: everybody reads who asked, and for whom; what he asks is his."""

import io

import pypdfium2
import pytest

from tests.architecture.authz.papers import paper
from tests.entrusting.changing import says_yes
from tests.entrusting.giving import delegation_of, gives, stops
from tests.rights.asks import opposes, prints

pytestmark = pytest.mark.anyio
OWN = {"quoi": "own", "grille": "on", "lire-mdph": "on"}
EXERCISE = OWN | {"demander-demandes": "on"}


@pytest.fixture
async def mdph(cast):
    return await paper(cast, cast.tilleuls, cast.david.dossier, "mdph")


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


def plain(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ").replace("DAVID", "David")


async def test_she_asks_and_her_name_is_on_it_everywhere(cast, zoe, mdph):
    given = await gives(cast.david, zoe, **EXERCISE)
    assert "peut demander pour moi" in plain(given)
    assert "/demandes/opposition?papier=" in (await zoe.opens(f"/papiers/{mdph}")).text
    asked = plain(await zoe.opens(f"/demandes/opposition?papier={mdph}"))
    assert "Vous demandez pour David" in asked
    request = await opposes(zoe, mdph)
    by = "Zoé Inconnue, sœur, pour David."
    for reader, path in ((zoe, ""), (cast.david, ""), (cast.martin, "")):
        page = plain(await reader.client.get(f"{reader.base}/demandes/{request}{path}"))
        assert by in page, reader.name
        assert "Demandé par un aidant" in page
    assert "retirer" not in (await zoe.opens(f"/demandes/{request}")).text
    await prints(cast, request)
    receipt = (await cast.david.opens(f"/demandes/{request}/recu")).content
    words = pypdfium2.PdfDocument(io.BytesIO(receipt))[0].get_textpage().get_text_range()
    assert "Zoé Inconnue, sœur, pour David" in words.replace("\N{NO-BREAK SPACE}", " ").replace("DAVID", "David")


async def test_without_that_square_it_does_not_exist(cast, zoe, mdph):
    await gives(cast.david, zoe, **OWN)
    assert "/demandes" not in (await zoe.opens(f"/papiers/{mdph}")).text
    assert (await zoe.opens(f"/demandes/opposition?papier={mdph}")).status_code == 404
    refused = await zoe.sends("/demandes/opposition", papier=str(mdph), pourquoi="private", mots="")
    assert refused.status_code == 404
    assert await cast.sql.fetchval("select count(*) from request") == 0


async def test_only_about_what_she_reads_and_only_what_she_asked(cast, zoe, mdph):
    kept = await paper(cast, cast.tilleuls, cast.david.dossier, "hopital")
    await gives(cast.david, zoe, **EXERCISE)
    for about in (kept, await paper(cast, cast.tilleuls, cast.marion.dossier, "mdph")):
        assert (await zoe.opens(f"/demandes/opposition?papier={about}")).status_code == 404
        refused = await zoe.sends("/demandes/opposition", papier=str(about), pourquoi="private", mots="")
        assert refused.status_code == 404
    his = await opposes(cast.david, mdph, words="Cela ne regarde que moi")
    assert (await zoe.opens(f"/demandes/{his}")).status_code == 404
    again = await zoe.sends("/demandes/opposition", papier=str(mdph), pourquoi="private", mots="")
    assert (again.status_code, "Cette demande est déjà faite" in again.text) == (422, True)
    assert "Cela ne regarde" not in again.text


async def test_he_takes_back_what_she_asked_and_she_takes_back_nothing(cast, zoe, mdph):
    await gives(cast.david, zoe, **EXERCISE)
    request = await opposes(zoe, mdph)
    assert (await zoe.sends(f"/demandes/{request}/retirer")).status_code in (404, 405)
    for tail in ("/recu", ""):
        assert (await zoe.client.get(f"/demandes/{request}{tail}")).status_code == 404
    assert (await cast.david.sends(f"/demandes/{request}/retirer")).status_code == 200
    assert await cast.sql.fetchval("select state from request") == "withdrawn"


async def test_taken_away_she_asks_no_more_and_what_was_asked_stays(cast, zoe, mdph):
    given = delegation_of(await gives(cast.david, zoe, **EXERCISE))
    request = await opposes(zoe, mdph)
    less = delegation_of(await says_yes(cast.david, given, "reduire", ("read", "mdph")))
    assert (await zoe.opens(f"/demandes/{request}")).status_code == 404
    assert (await zoe.opens(f"/demandes/opposition?papier={mdph}")).status_code == 404
    assert "Zoé Inconnue, sœur, pour David." in plain(await cast.david.opens(f"/demandes/{request}"))
    await stops(cast.david, less)
    assert (await cast.david.opens(f"/demandes/{request}")).status_code == 200
