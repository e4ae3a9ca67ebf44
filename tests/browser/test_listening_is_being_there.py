"""On a shared device, whoever listens is there; a voice that fell silent is no sign of her."""

import pytest

from tests.browser.speech import MARIE
from tests.browser.stage import ADDRESS, HEADERS, body_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


@pytest.fixture
async def shared(ear):
    """She listens to a paper, on a tablet that others use too."""

    async def serve(route):
        page = body_of("paper", shared=True)
        await route.fulfill(body=page, content_type="text/html; charset=utf-8", headers=HEADERS)

    async def hears_her(route):
        await route.fulfill(status=204)

    await ear.page.route(f"{ADDRESS}/shared", serve)
    await ear.page.route("**/encore-la", hears_her)
    await ear.page.clock.install()
    await ear.page.goto(f"{ADDRESS}/shared")
    await ear.bring(MARIE)
    await ear.listens(1)
    return ear


def asking(ear):
    return ear.page.get_by_role("heading", name="Vous êtes encore là")


@pytest.mark.attack("K03")
async def test_each_sentence_that_begins_is_a_sign(shared):
    for _ in range(3):
        await shared.page.clock.fast_forward("02:50")
        await shared.ends()
    assert not await asking(shared).is_visible()


@pytest.mark.attack("K03")
async def test_the_server_is_told_of_it_too(shared):
    await shared.page.clock.fast_forward("01:00")
    await shared.ends()
    async with shared.page.expect_response("**/encore-la"):
        await shared.page.clock.fast_forward("00:10")


@pytest.mark.attack("K03")
@pytest.mark.parametrize("how", ["it is stuck in a sentence", "it was paused"])
async def test_a_silent_voice_is_no_sign(shared, how):
    if how == "it was paused":
        await shared.button("Pause").click()
    await shared.page.clock.fast_forward("03:05")
    await asking(shared).wait_for()
