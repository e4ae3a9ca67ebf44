"""By keyboard, with a finger that is not his, on a tablet of the house, without JavaScript."""

import pytest

from tests.browser.keys import arrives, keyring, makes_a_key
from tests.browser.offline import NO_NETWORK

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]
WITH = "Avec mon téléphone"


async def test_by_keyboard(house, new_phone):
    david, _ = await arrives(house, new_phone)
    await makes_a_key(house, david)
    await david.presses("Quitter")
    await david.opens("/entrer")
    button = david.page.get_by_role("button", name=WITH)
    for _ in range(30):
        await david.page.keyboard.press("Tab")
        if await button.evaluate("e => e === document.activeElement"):
            break
    async with david.page.expect_navigation():
        await david.page.keyboard.press("Enter")
    assert david.path == "/"


async def test_a_finger_that_is_not_his_changes_nothing_and_he_may_try_again(house, new_phone):
    david, keys = await arrives(house, new_phone)
    await makes_a_key(house, david)
    await david.presses("Quitter")
    await david.opens("/entrer")
    await keys.refuses()
    await david.page.get_by_role("button", name=WITH).click()
    await david.page.get_by_text("Rien n’a changé").wait_for()
    assert david.path == "/entrer"
    await keys.refuses(refuses=False)
    await david.presses(WITH)
    assert david.path == "/"


@pytest.mark.attack("K03")
async def test_on_a_device_that_others_use_no_key_is_made(house, new_phone):
    david, _ = await arrives(house, new_phone, own=False)
    await david.opens("/cles")
    assert "On ne met pas de clé ici" in await david.reads()
    assert await david.page.get_by_role("button", name="Ajouter une clé").count() == 0


async def test_without_javascript_a_sentence_stands_in_place_of_the_button(house, new_phone):
    david = await new_phone(scripted=False)
    await david.opens("/entrer")
    assert "Ici, votre téléphone ne peut pas servir de clé" in await david.reads()
    assert not await david.page.get_by_role("button", name=WITH).is_visible()


async def test_what_makes_keys_is_fetched_once_somebody_comes_near_the_button(house, new_phone):
    david, fetched = await new_phone(), []
    david.page.on("request", lambda asked: fetched.append(asked.url))
    await david.signs_in(house.sign_in_of("David"))
    await house.sql("update sign_in set level = 2")
    for path in ("/", "/appareils", "/cles", "/entrer"):
        await david.opens(path)
        await david.page.wait_for_load_state("networkidle")
        assert [url for url in fetched if "passkeys" in url] == [], path
    async with david.page.expect_request("**/passkeys.*.js"):
        await david.page.get_by_role("button", name=WITH).focus()


async def test_without_network_it_is_said_and_he_may_try_again(new_phone, house):
    david = await new_phone()
    david.expects(*NO_NETWORK)
    await keyring(david)
    await david.opens("/entrer")
    await david.context.set_offline(True)
    button = david.page.get_by_role("button", name=WITH)
    await button.click()
    await david.page.get_by_text("Cela n’a pas marché").wait_for()
    await david.context.set_offline(False)
    await button.click()
    await david.page.get_by_text("Rien n’a changé").wait_for()  # this phone has no key yet
