"""David chooses how he reads: on this phone, on another one, and nobody after him; with and without JavaScript."""

import pytest

from tests.browser.test_how_one_reads import SEEN
from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

DLU = DATA / "cda/dlu-david-morel.xml"
LOOK = "text-200 space-wide font-lexend contrast-strong no-pictograms"
CHOSEN = {"taille": "200", "espace": "wide", "police": "lexend", "contraste": "strong", "pictos": "non"}


async def chooses(phone, **fields):
    for field, value in fields.items():
        await phone.page.locator(f"[name={field}][value='{value}']").check()


async def look(phone):
    return await phone.page.locator("html").get_attribute("class")


@pytest.mark.attack("K13")
async def test_he_chooses_and_is_back_where_he_was(house, new_phone, scripted):
    await house.push(DLU)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    await david.taps("Réglages de lecture")
    assert "Vos réglages vous suivent" in await david.reads()
    await chooses(david, **CHOSEN)
    await david.presses("Garder mes réglages")
    assert (david.path, await look(david)) == ("/papiers", LOOK)
    assert (await david.page.evaluate(SEEN))["size"] == 40
    await david.taps("Papier pour les urgences")
    assert await look(david) == LOOK
    assert await david.page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


async def test_another_phone_knows_and_the_shared_one_forgets(house, new_phone, scripted):
    tablet, phone = await new_phone(scripted=scripted), await new_phone(scripted=scripted)
    await tablet.signs_in(house.sign_in_of("David"), "/reglages")
    await chooses(tablet, **CHOSEN, vitesse="0.7")
    await tablet.presses("Garder mes réglages")
    await tablet.opens("/")
    await tablet.presses("Quitter")
    await tablet.opens("/entrer")
    assert await look(tablet) == "text-100 space-normal font-atkinson contrast-auto"
    await phone.signs_in(house.sign_in_of("David"))
    assert await look(phone) == LOOK
    assert await phone.page.locator("html").get_attribute("data-speed") == "0.7"


async def test_all_as_before_in_one_tap(house, new_phone, scripted):
    somebody = await new_phone(scripted=scripted)
    await somebody.opens("/reglages")
    assert "Vos réglages restent sur cet appareil" in await somebody.reads()
    await chooses(somebody, **CHOSEN)
    await somebody.presses("Garder mes réglages")
    assert await look(somebody) == LOOK
    await somebody.presses("Remettre comme au début")
    assert "Tout est comme au début" in await somebody.reads()
    assert await look(somebody) == "text-100 space-normal font-atkinson contrast-auto"


async def test_by_keyboard_alone(house, new_phone):
    somebody = await new_phone()
    await somebody.opens("/reglages")
    await somebody.page.focus("[name=taille]:checked")
    for _ in range(3):
        await somebody.page.keyboard.press("ArrowDown")
    await somebody.page.get_by_role("button", name="Garder mes réglages").focus()
    async with somebody.page.expect_navigation():
        await somebody.page.keyboard.press("Enter")
    assert (await look(somebody)).startswith("text-200")
