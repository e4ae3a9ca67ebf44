"""A page that is asked again under who listens: the same sentence goes on; what is not hers any more is not said."""

import pytest

from tests.browser.samples import ANSWER
from tests.browser.speech import MARIE
from tests.browser.stage import body_of
from tests.browser.test_nothing_is_heard_after_leaving import hears_nothing
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


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
