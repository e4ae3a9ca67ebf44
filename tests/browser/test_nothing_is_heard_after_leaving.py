"""Whoever leaves, by whatever door, hears nothing more: at the tap, not when the next page has come."""

import pytest

from tests.browser.speech import MARIE
from tests.browser.stage import ADDRESS
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true })
  document.dispatchEvent(new Event("visibilitychange"))
}"""
GONE = """new BroadcastChannel("leaving").postMessage("gone")"""


async def never(route):
    """The next page does not come: what is heard until then is what counts."""
    await route.fulfill(status=204)


async def reads(ear, *, warned=False):
    """iOS says nothing before a page leaves: most doors are tried as there, `warned` by nothing."""
    await ear.opens("thread", MARIE)
    if not warned:
        await ear.page.evaluate("addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)")
    await ear.listens()
    assert not await ear.silent()
    await ear.page.route("**/*", never)


async def hears_nothing(ear):
    async def silence():
        return await ear.silent()

    await until(silence, "it is silent")
    assert await ear.page.locator(".aloud-bar").count() == 0


@pytest.mark.parametrize("words", ["Quitter vite", "Retour à mes messages", "Réglages de lecture"])
async def test_a_link_silences(ear, words):
    await reads(ear)
    await ear.page.get_by_role("link", name=words).click()
    await hears_nothing(ear)


@pytest.mark.parametrize("words", ["Quitter", "Facile à lire"])
async def test_a_form_silences(ear, words):
    await reads(ear)
    await ear.page.get_by_role("button", name=words).click()
    await hears_nothing(ear)


async def test_the_arrow_of_the_browser_silences(ear):
    await ear.opens("paper", MARIE)
    await reads(ear, warned=True)
    await ear.page.evaluate("history.back()")
    await hears_nothing(ear)


async def test_leaving_in_another_tab_silences(ear):
    await reads(ear)
    other = await ear.page.context.new_page()
    await other.goto(f"{ADDRESS}/enter")
    await other.evaluate(GONE)
    await hears_nothing(ear)


async def test_a_page_that_is_not_shown_is_silent_and_waits(ear):
    await reads(ear)
    await ear.page.evaluate(HIDE, True)
    assert await ear.silent()
    await ear.page.evaluate(HIDE, False)
    assert await ear.silent()
    await ear.button("Reprendre").click()
    assert not await ear.silent()


async def test_a_link_within_the_page_goes_on(ear):
    await reads(ear)
    await ear.page.get_by_role("link", name="Lire le nouveau message").click()
    assert not await ear.silent()
