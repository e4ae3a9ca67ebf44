"""On a device that others use too, nothing stays and nobody is left signed in."""

import pytest

from tests.browser.tablet import DLU, EMPTY, KEPT
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true })
  document.dispatchEvent(new Event("visibilitychange"))
}"""
ASKS = "Vous êtes encore là"
IN_PRINT = "Cet appareil est partagé : rien ne s’imprime d’ici."


@pytest.fixture
async def david(house, new_phone):
    """He reads a paper, on a tablet of which nobody said that it is his."""
    await house.push(DLU)
    tablet = await new_phone()
    await tablet.page.clock.install()
    await tablet.signs_in(house.sign_in_of("David"), "/papiers")
    await tablet.taps("Papier pour les urgences")
    return tablet


async def scrolls(phone):
    """The wheel turns before the page does."""
    before = await phone.page.evaluate("scrollY")

    async def moved():
        return await phone.page.evaluate("scrollY") > before

    await phone.page.mouse.wheel(0, 100)
    await until(moved, "the page moves")


def asking(phone):
    return phone.page.get_by_role("heading", name=ASKS)


@pytest.mark.attack("K03")
async def test_after_three_minutes_it_asks_and_after_five_it_leaves(house, david):
    await david.page.clock.fast_forward("02:50")
    assert not await asking(david).is_visible()
    await david.page.clock.fast_forward("00:15")
    await asking(david).wait_for()
    async with david.page.expect_response("**/encore-la"):  # a question that is out of sight may not be answered yet
        await david.page.get_by_role("button", name="Oui, je reste").click()
    await asking(david).wait_for(state="hidden")
    await david.page.clock.fast_forward("02:50")
    await scrolls(david)
    await david.page.clock.fast_forward("02:50")
    assert not await asking(david).is_visible()
    async with david.page.expect_navigation(url="**/sortir"):
        await david.page.clock.fast_forward("02:20")
    assert await house.sql("select from sign_in where revoked_at is null and person_id is not null") == []
    await david.page.go_back()
    assert "poignet" not in await david.page.content()


@pytest.mark.attack("K03")
async def test_scrolling_is_told_to_the_server_which_would_end_it_otherwise(house, david):
    await house.sql("update sign_in set seen_at = now() - interval '4 minutes 30 seconds'")
    await david.page.clock.fast_forward("01:00")
    await scrolls(david)
    async with david.page.expect_response("**/encore-la"):
        await david.page.clock.fast_forward("00:10")

    async def told():
        return await house.sql("select from sign_in where seen_at > now() - interval '1 minute'")

    await until(told, "her time goes on")


@pytest.mark.attack("K03")
async def test_it_keeps_nothing_tells_nobody_and_gives_nothing_away(david):
    kept = await david.page.evaluate(KEPT)
    assert {name: kept[name] for name in EMPTY} == EMPTY
    await david.opens("/reglages/prevenir")
    assert "Cet appareil ne peut pas vous prévenir." in await david.reads()


@pytest.mark.attack("K10")
async def test_neither_its_history_nor_the_list_of_open_apps_tells_anything(david):
    assert await david.page.title() == "Mes papiers – À\N{NO-BREAK SPACE}portée"
    await david.page.evaluate(HIDE, True)
    assert not await david.page.get_by_role("heading", level=1).is_visible()
    await david.page.evaluate(HIDE, False)
    assert await david.page.get_by_role("heading", level=1).is_visible()


@pytest.mark.attack("K11")
async def test_nothing_is_printed_or_taken_from_it_until_it_is_his_own(david):
    await david.page.emulate_media(media="print")
    assert not await david.page.locator("main").is_visible()
    assert await david.page.get_by_text(IN_PRINT).is_visible()
    await david.page.emulate_media(media="screen")
    paper = david.path
    david.expects("status of 403")
    await david.opens(f"{paper}/original")
    assert "On ne garde pas de papier ici" in await david.reads()
    await david.taps("Mes appareils")
    await david.presses("Ce téléphone est à moi")
    await david.opens(paper)
    await david.page.emulate_media(media="print")
    assert await david.page.locator("main").is_visible()
    await david.page.emulate_media(media="screen")
    assert await david.page.title() == "Papier pour les urgences – À\N{NO-BREAK SPACE}portée"
    await david.page.clock.fast_forward("06:00")
    assert not await asking(david).is_visible()
