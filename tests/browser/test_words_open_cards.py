"""A word that one does not know: its card, then the text again, at the same word. With and without JavaScript."""

import pytest

from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]
HERE = "document.activeElement.id || document.querySelector(':target')?.id"


@pytest.fixture
async def reading(house, new_phone, scripted):
    """David, before his paper."""
    await house.push(DATA / "cda/dlu-david-morel.xml")
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"))
    await david.taps("Mes papiers")
    await david.taps("Papier pour les urgences")
    return david


async def test_a_word_opens_its_card_and_leads_back_to_itself(reading, scripted):
    page, paper = reading.page, reading.path
    word = page.locator("a.word").first
    anchor = await word.get_attribute("id")
    await word.click()
    await page.get_by_text("Par exemple").wait_for()
    assert (await page.locator("dialog.word-dialog").count() == 1) is scripted
    assert (reading.path == paper) is scripted
    back = page.get_by_role("link", name="Retour au texte")
    await back.click()
    await page.locator(f"#{anchor}").wait_for()
    assert reading.path == paper
    await page.locator("dialog.word-dialog").wait_for(state="detached")
    if scripted:
        assert await page.evaluate(HERE) == anchor
    else:
        assert page.url.endswith(f"#{anchor}")


async def test_without_a_finger(house, new_phone):
    """The card is a box of its own: Tab stays in it, Escape leaves it, and the word has the focus again."""
    await house.push(DATA / "cda/dlu-david-morel.xml")
    david = await new_phone()
    await david.signs_in(house.sign_in_of("David"))
    await david.taps("Mes papiers")
    await david.taps("Papier pour les urgences")
    word = david.page.locator("a.word").nth(1)
    anchor = await word.get_attribute("id")
    await word.focus()
    await david.page.keyboard.press("Enter")
    card = david.page.get_by_role("dialog")
    await card.wait_for()
    assert await card.get_by_role("heading").inner_text() == await card.evaluate(
        "e => document.getElementById(e.getAttribute('aria-labelledby')).textContent"
    )
    assert await david.page.evaluate("document.activeElement.closest('dialog') !== null")
    await david.page.keyboard.press("Escape")
    await card.wait_for(state="detached")
    assert await david.page.evaluate("document.activeElement.id") == anchor


async def test_a_card_that_does_not_come_is_a_link(house, new_phone):
    """The network is ill: the browser says so itself, and nothing stays half open."""
    david = await new_phone()
    david.expects("503", "Failed to load resource")
    await david.opens("/parler")
    word = david.page.locator("a.word").first
    await david.context.route("**/mots/**", lambda route: route.fulfill(status=503, body="malade"))
    async with david.page.expect_navigation(url="**/mots/**"):
        await word.click()
