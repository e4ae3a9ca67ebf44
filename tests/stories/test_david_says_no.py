"""Without a browser: David opposes, Madame Martin answers, David reads the answer and keeps his receipt."""

import pytest
from lxml import html

from tests.cast import DLU
from tests.rights.asks import WHY, answers, opposes, prints

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def test_david_opposes_and_is_answered_no_with_the_ways_of_appeal(cast):
    paper = await cast.files(DLU)
    page = (await cast.david.opens(f"/papiers/{paper}")).text
    assert f"/demandes/opposition?papier={paper}" in page
    before = (await cast.david.opens(f"/demandes/opposition?papier={paper}")).text
    assert "Pas encore relié à Mon espace santé" in before
    request = await opposes(cast.david, paper, words="Ma sœur y lit mes papiers.")
    await prints(cast, request)
    asked = (await cast.david.opens(f"/demandes/{request}")).text
    assert "C’est privé.<br>Ma sœur y lit mes papiers." in asked
    assert f"/demandes/{request}/recu" in asked

    queue = (await cast.martin.opens("/demandes")).text
    assert "1\N{NO-BREAK SPACE}demande à répondre" in queue or "1 demande à répondre" in queue
    read = (await cast.martin.opens(f"/demandes/{request}")).text
    assert "Ma sœur y lit mes papiers." in read
    assert "Madame Martin, infirmière du foyer" in (await cast.david.opens(f"/demandes/{request}")).text
    assert (await answers(cast.martin, request, "refused", WHY)).status_code == 200

    told = (await cast.david.opens(f"/demandes/{request}")).text
    assert WHY in html.document_fromstring(told).text_content()  # a word of it opens its card
    assert "cnil.fr" in told
    assert "RGPD, article\N{NO-BREAK SPACE}77" in told


async def test_david_opposes_is_answered_yes_and_changes_his_mind(cast):
    request = await opposes(cast.david, await cast.files(DLU))
    await cast.martin.opens(f"/demandes/{request}")
    await answers(cast.martin, request, "accepted")
    assert "La réponse est oui" in (await cast.david.opens("/demandes")).text
    withdrawn = await cast.david.sends(f"/demandes/{request}/retirer")
    assert "Votre demande est retirée" in withdrawn.text
    assert "Demande retirée" in (await cast.martin.opens(f"/demandes/{request}")).text


async def test_nothing_ever_says_that_a_paper_was_sent_to_the_dmp(cast):
    request = await opposes(cast.david, await cast.files(DLU))
    await answers(cast.martin, request, "accepted")
    for page in (await cast.david.opens(f"/demandes/{request}"), await cast.martin.opens(f"/demandes/{request}")):
        assert "Pas encore relié à Mon espace santé" in page.text
        assert "envoyé à Mon espace santé" not in page.text


async def test_who_looked_tells_all_of_it(cast):
    request = await opposes(cast.david, await cast.files(DLU))
    await cast.martin.opens(f"/demandes/{request}")
    await answers(cast.martin, request, "refused", WHY)
    await cast.david.sends(f"/demandes/{request}/retirer")
    told = (await cast.david.opens("/acces")).text
    for words in ("avez fait une demande", "a lu votre demande", "a répondu à votre demande", "Madame Martin"):
        assert words in told
