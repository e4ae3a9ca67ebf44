"""The main job on a phone, with and without JavaScript: a paper arrives, David reads, hides, asks, reads the answer."""

import os
from pathlib import Path

import pytest

from backend.interop.nos.oids import INS_NIR
from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

DLU = DATA / "cda/dlu-david-morel.xml"
ANSWER = "Ce papier part avec vous à l’hôpital. Je viens vous l’expliquer à 15 heures."


async def test_david_understands_a_paper_that_the_dui_pushed(house, new_phone, scripted):
    await house.push(DLU)
    david = await david_at_home(house, new_phone, scripted)
    await he_reads_it_in_two_taps(david)
    await he_hides_it(david)
    await he_asks(david)
    martin = await new_phone(scripted=scripted)
    await martin.at_the_messages(house.sign_in_of("Martin"))
    await she_answers(martin)
    await he_reads_the_answer(david)
    await who_looked_tells_all_of_it(david)


async def david_at_home(house, new_phone, scripted):
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"))
    assert "Bonjour David\nVous avez 1 nouveau papier.\n" in await david.reads()
    return david


async def he_reads_it_in_two_taps(david):
    await david.taps("Mes papiers")
    await david.taps("Papier pour les urgences")
    read = await david.reads()
    assert "C’est quoi ?\nCe papier sert en cas d’urgence." in read
    assert "Il a mal au poignet gauche." in read
    assert await david.page.locator("article.paper :is(script, style, [style], [onclick])").count() == 0


async def he_hides_it(david):
    await david.taps("Cacher ce papier")
    assert "Ne verront plus ce papier" in await david.reads()
    await david.presses("Cacher ce papier")
    assert "Ce papier est caché" in await david.reads()


async def he_asks(david):
    await he_sends(david)
    await david.taps("Voir mon message")
    assert "Je ne comprends pas ce papier." in await david.reads()
    assert "Arrivé. Pas encore lu." in await david.reads()


async def he_sends(david):
    await david.taps("Poser une question sur ce papier")
    await david.page.get_by_role("radio", name="Je ne comprends pas").check()
    await david.presses("Envoyer à Madame Martin")
    assert "Vous avez 10 secondes pour annuler." in await david.reads()


async def she_answers(martin, *, hidden=True):
    assert "À prendre (1)" in await martin.reads()
    await martin.taps("David Morel")
    assert "Je ne comprends pas ce papier." in await martin.reads()
    assert not hidden or "Papier pour les urgences" not in await martin.reads()
    await martin.page.get_by_label("Votre réponse").fill(ANSWER)
    await martin.presses("Envoyer à David Morel")
    assert ANSWER in await martin.reads()


async def he_reads_the_answer(david):
    await david.opens("/")
    assert "Vous avez 1 nouveau message." in await david.reads()
    await david.taps("Mes messages")
    await david.taps("Je ne comprends pas")
    assert ANSWER in await david.reads()
    assert "Lu par Madame Martin" in await david.reads()


async def who_looked_tells_all_of_it(david):
    await david.opens("/")
    await david.taps("Qui a regardé mes papiers ?")
    read = await david.reads()
    assert "1 personne a regardé." in read
    for said in (
        "Logiciel du foyer (DUI)\nFoyer Les Tilleuls\na envoyé Papier pour les urgences",
        "avez lu Papier pour les urgences",
        "avez caché Papier pour les urgences",
        "avez écrit un message",
        "Madame Martin\ninfirmière du foyer\na écrit un message",
        "a lu des messages",
    ):
        assert said in read, read


EVERY = sorted(Path(os.environ.get("APORTEE_SAMPLES", "/nowhere"), "cda").glob("*.xml"))
# One says that its number is a real person's: the demo refuses it, whoever it is about.
SAMPLES = [one for one in EVERY if f'root="{INS_NIR}"' not in one.read_text()]
OURS = [DATA / "cda/attestation-david-morel.xml", DLU]


async def test_david_reads_the_documents_that_software_really_sends(house, new_phone):
    """Those of APORTEE_SAMPLES too, when it is set: words on the screen, or the file that came."""
    await house.push(*(sent := [*OURS, *SAMPLES]))
    david = await new_phone()
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    papers = await david.page.locator(".shelf a").evaluate_all("links => links.map(link => link.pathname)")
    assert len(papers) == len(sent)
    for paper in papers:
        await david.opens(paper)
        article = david.page.locator("article.paper")
        readable = await article.count() == 1 and len(await article.inner_text()) > 200
        assert readable or "Télécharger le papier d’origine (PDF" in await david.reads(), paper
        assert await david.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), paper
