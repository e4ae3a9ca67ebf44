"""A word that somebody reads opens its card: in what is for reading, for her and whoever helps her, not for others."""

import re

import pytest

from tests.cast import ATTESTATION, DLU

pytestmark = pytest.mark.anyio
LINK = re.compile(r'<a class="word" id="([^"]+)" href="([^"]+)" rel="noreferrer">([^<]+)</a>')
SAID = "Votre tuteur vient lundi."
FOREIGN = ("//evil.example", "https://evil.example", "~~evil.example", "javascript:alert(1)", "~sortir", "~entrer", "")


def links(page):
    return [(anchor, url.replace("&amp;", "&"), word) for anchor, url, word in LINK.findall(page)]


async def thread_with_an_answer(cast, asked="Qui est mon tuteur ?"):
    await cast.david.sends("/messages/ecrire", quoi="other", mots=asked)
    thread = await cast.sql.fetchval("select id from thread")
    await cast.martin.sends(f"/messages/{thread}/repondre", mots=SAID)
    return thread


async def test_a_card_leads_back_to_the_very_word(cast):
    paper = await cast.files(DLU)
    anchor, url, word = links((await cast.david.opens(f"/papiers/{paper}")).text)[0]
    card = await cast.nobody().opens(url)
    assert card.status_code == 200
    assert word.casefold() in card.text.casefold()
    assert f'href="/papiers/{paper}#{anchor}"' in card.text
    assert "Retour au texte" in card.text


async def test_each_word_once_on_a_page(cast):
    paper = await cast.files(DLU)
    told = [anchor for anchor, _, _ in links((await cast.david.opens(f"/papiers/{paper}")).text)]
    assert len(told) >= 5
    assert len(set(told)) == len(told)


async def test_a_card_is_kept_by_nobody_and_knows_nobody(cast):
    """Which words somebody reads says what she has."""
    for path in ("/mots", "/mots?lettre=t", "/mots/tutelle?retour=~papiers"):
        answer = await cast.nobody().opens(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store, private"
        assert "set-cookie" not in answer.headers


@pytest.mark.attack("D16")
@pytest.mark.parametrize("back", FOREIGN)
async def test_a_card_never_leads_to_another_site_or_out(cast, back):
    card = (await cast.nobody().client.get("/mots/tutelle", params={"retour": back})).text
    assert "Retour au texte" not in card
    assert 'class="back" href="/mots?lettre=t"' in card
    assert "evil" not in card


async def test_larger_letters_do_not_lose_the_way_back(cast):
    here = "/mots/tutelle?retour=~messages~1&avant=9"
    card = (await cast.nobody().opens(here)).text
    assert f'name="retour" value="{here.replace("&", "&amp;")}"' in card
    larger = await cast.nobody().sends("/reglages/taille", taille="plus", retour=here)
    assert 'href="/messages/1?avant=9#mot-tutelle"' in larger.text


async def test_nothing_else_of_an_address_goes_into_a_card(cast):
    thread = await thread_with_an_answer(cast)
    page = (await cast.david.opens(f"/messages/{thread}?avant=9&suite=annule&jeton=secret")).text
    assert links(page)[0][1] == f"/mots/tuteur?retour=~messages~{thread}&avant=9"


async def test_the_words_of_the_staff_open_cards_and_hers_do_not(cast):
    thread = await thread_with_an_answer(cast)
    page = (await cast.david.opens(f"/messages/{thread}")).text
    assert [word for _, _, word in links(page)] == ["tuteur"]
    assert "Qui est mon tuteur\u00a0?" in page or "Qui est mon tuteur ?" in page


async def test_whoever_helps_comes_back_to_the_person_she_helps(cast):
    paper = await cast.files(ATTESTATION)
    page = await cast.paula.opens(f"/papiers/{paper}")
    assert page.status_code == 200
    anchor, url, _ = links(page.text)[0]
    assert f'href="/pour/{cast.david.id}/papiers/{paper}#{anchor}"' in (await cast.nobody().opens(url)).text


async def test_a_professional_reads_plain_words(cast):
    paper, thread = await cast.files(DLU), await thread_with_an_answer(cast)
    papers = f"/personnes/{cast.david.dossier}/papiers"
    for path in (papers, f"/papiers/{paper}", f"/messages/{thread}"):
        page = await cast.martin.opens(path)
        assert page.status_code == 200
        assert links(page.text) == []


async def test_nothing_opens_where_typed_words_would_be_lost(cast):
    thread = await thread_with_an_answer(cast)
    again = await cast.david.sends(f"/messages/{thread}/repondre", mots="")
    assert again.status_code == 422
    assert SAID in again.text
    assert links(again.text) == []


async def test_a_card_says_that_nobody_proofread_it(cast):
    card = (await cast.nobody().opens("/mots/tutelle")).text
    assert "vérifiée par un outil" in card
    assert "pas encore été relue" in card
    assert "Code civil, article 440" in card


async def test_a_word_that_is_not_there_is_not_there(cast):
    assert (await cast.nobody().opens("/mots/inconnu")).status_code == 404


async def test_words_are_looked_for_without_an_address_that_says_them(cast):
    found = await cast.nobody().sends("/mots", cherche="curat")
    assert str(found.url).endswith("/mots")
    assert 'href="/mots/curateur"' in found.text
    assert "Ce mot n’est pas là" in (await cast.nobody().sends("/mots", cherche="xylophone")).text
    assert (await cast.nobody().sends("/mots", cherche="")).status_code == 422
    assert (await cast.nobody().sends("/mots", cherche="a" * 61)).status_code == 422


async def test_a_letter_that_no_word_has_shows_the_first_one(cast):
    assert "commencent par T" in (await cast.nobody().opens("/mots?lettre=t")).text
    assert (await cast.nobody().opens("/mots?lettre=%3Cb%3E")).text.count("commencent par 3") == 1
