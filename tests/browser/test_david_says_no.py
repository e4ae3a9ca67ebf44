"""On a phone, with and without JavaScript: David opposes, Madame Martin says no, David reads why, with his receipt."""

import re

import pytest

from tests.browser.asking import ASK_AXE, AXE
from tests.cast import DATA
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

OPPOSE = "Je ne veux pas que ce papier aille dans Mon espace santé"
WHY = "Ce papier part avec vous à l’hôpital. Il vous protège."
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.attack("K13")
async def test_david_opposes_and_reads_the_answer(house, new_phone, scripted):
    await house.push(DATA / "cda/dlu-david-morel.xml")
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers", own=True)
    await he_opposes(david)
    await he_takes_his_receipt(david)
    martin = await new_phone(scripted=scripted)
    await martin.at_the_messages(house.sign_in_of("Martin"))
    await she_says_no(martin)
    await he_reads_why(david)
    await anybody_checks(await new_phone(scripted=scripted), house, david)


async def is_well_made(phone):
    """No fault for axe, nothing wider than the phone. Axe is a script: asked where scripts may run."""
    if phone.scripted:
        await phone.page.evaluate(AXE)
        assert (phone.path, await phone.page.evaluate(ASK_AXE, [None])) == (phone.path, [])
        assert (phone.path, await phone.page.evaluate(TOO_WIDE)) == (phone.path, 0)


async def is_refused(phone, words):
    """The form is back with its mistake. A browser complains of any answer that is no success: that one is expected."""
    assert words in await phone.reads()
    await is_well_made(phone)
    [said] = phone.complaints
    assert "422" in said
    phone.complaints.clear()


async def he_opposes(david):
    await david.taps("Papier pour les urgences")
    await david.taps(OPPOSE)
    assert "Pas encore relié à Mon espace santé (DMP)\nÀ portée n’y envoie aucun papier." in await david.reads()
    await is_well_made(david)
    await david.page.get_by_label("Vous pouvez ajouter des mots").fill("Ma famille y regarde.")
    await david.presses("Envoyer ma demande")
    await is_refused(david, "Choisissez une image.")
    await david.page.get_by_role("radio", name="C’est privé").check()
    await david.presses("Envoyer ma demande")
    read = await david.reads()
    assert "Votre demande est partie\nGardez bien votre reçu." in read
    assert "C’est privé.\nMa famille y regarde." in read
    assert "Mon espace santé\nPas encore relié à Mon espace santé (DMP)" in read
    await is_well_made(david)


async def he_takes_his_receipt(david):
    async def is_there():
        if await david.page.get_by_role("link", name="Prendre mon reçu").count():
            return True
        await david.taps("Regarder encore")
        return False

    await until(is_there, "the receipt is made", seconds=30)
    async with david.page.expect_download() as coming:
        await david.page.get_by_role("link", name="Prendre mon reçu").click()
    assert re.fullmatch(r"recu-[2-9A-HJKMNP-Z]{10}\.pdf", (await coming.value).suggested_filename)


async def she_says_no(martin):
    await martin.opens(martin.path.replace("/messages", "/demandes"))
    assert "1 demande à répondre" in await martin.reads()
    await is_well_made(martin)
    await martin.taps("David Morel")
    assert "Ma famille y regarde." in await martin.reads()
    await martin.page.get_by_role("radio", name="Non, et voici pourquoi").check()
    await martin.presses("Envoyer la réponse à David Morel")
    await is_refused(martin, "Pour dire non, écrivez pourquoi en une phrase.")
    await martin.page.get_by_label("Vos mots").fill(WHY)
    await martin.presses("Envoyer la réponse à David Morel")
    assert f"La réponse\n{WHY}" in await martin.reads()
    await is_well_made(martin)


async def he_reads_why(david):
    await david.opens("/")
    await david.taps("Mes demandes")
    assert "La réponse est non : lisez pourquoi" in await david.reads()
    await is_well_made(david)
    await david.taps("Un papier ne doit pas aller dans Mon espace santé")
    read = await david.reads()
    assert WHY in read
    assert "Lu\nMadame Martin, infirmière du foyer. Aujourd’hui" in read
    assert "Vous pouvez vous plaindre à la CNIL, sur cnil.fr.\nRGPD, article 77" in read
    await is_well_made(david)


async def anybody_checks(stranger, house, david):
    [(reference,)] = await house.sql("select reference from request")
    assert reference in (await david.reads()).replace(" ", "")
    await stranger.opens(f"/verifier/{reference}")
    read = await stranger.reads()
    assert "Ce reçu est vrai" in read
    assert not re.search("David|Morel|Tilleuls|urgences|non", read)
    await is_well_made(stranger)
