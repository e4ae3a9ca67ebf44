"""Whoever leaves, by whatever door, hears nothing more: at the tap, not when the next page has come."""

import pytest

from tests.browser.samples import ANSWER
from tests.browser.speech import MARIE
from tests.browser.stage import ADDRESS, body_of
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


async def reads(ear, name="thread"):
    await ear.opens(name, MARIE)
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
    await reads(ear)
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


async def asks_again(ear, status=200):
    """The page asks for itself, as it does when a message has come and one was read."""
    page = body_of("thread").decode().replace("Arrivé. Pas encore lu.", "Lu par Madame Martin")

    async def serve(route):
        await route.fulfill(status=status, body=page, content_type="text/html; charset=utf-8")

    await ear.page.route("**/thread", serve)
    async with ear.page.expect_response("**/thread"):
        await ear.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    async def put():
        return await ear.page.get_by_text("Pas encore lu").count() == 0

    await until(put, "what changed is in place")


async def test_what_comes_meanwhile_does_not_stop_who_listens(ear):
    await ear.opens("thread", MARIE)
    await ear.listens(2)
    for _ in range(3):
        await ear.ends()
    assert await ear.tinted() == ANSWER.lines[0]
    await asks_again(ear)
    assert not await ear.silent()
    assert await ear.tinted() == ANSWER.lines[0]
    assert await ear.button("Écouter").count() == 3
    await ear.ends()
    assert (await ear.said())[-1] == ANSWER.lines[1]


async def test_whoever_stood_on_a_button_stays_on_it(ear):
    await ear.opens("thread", MARIE)
    await ear.button("Écouter").nth(1).focus()
    await asks_again(ear)
    assert await ear.button("Écouter").nth(1).evaluate("e => e === document.activeElement")


async def test_a_page_that_did_not_change_is_left_alone(ear):
    """What scripts put in it is no change."""
    await ear.opens("thread", MARIE)
    await asks_again(ear)
    await ear.page.locator(".msg").first.evaluate("one => { one.same = 'yes' }")
    await asks_again(ear)
    assert await ear.page.locator(".msg").first.evaluate("one => one.same") == "yes"


async def test_a_right_that_is_over_silences(ear):
    await ear.opens("thread", MARIE)
    await ear.listens(2)
    await asks_again(ear, status=404)
    await hears_nothing(ear)
    assert all("404" in told for told in ear.stage.complaints)
    ear.stage.complaints.clear()
