"""What is written without network waits on one's own phone, closed, and leaves once."""

import pytest

from tests.browser.offline import (
    WORDS,
    arrived,
    empty,
    letters,
    messages,
    own_phone,
    writes_without_network,
)

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]


async def test_it_leaves_when_the_network_is_back(house, new_phone):
    david = await own_phone(house, new_phone)
    await writes_without_network(david)
    assert await david.page.get_by_role("textbox").input_value() == ""
    (kept,) = await letters(david)
    assert set(kept) == {"id", "kid", "url", "sealed"}
    assert [word for word in (*WORDS.split(), "ecrire") if len(word) > 3 and word in str(kept)] == []
    assert await messages(house) == 0
    await david.context.set_offline(False)
    await david.page.get_by_text("Parti", exact=True).wait_for()
    assert (await messages(house), await letters(david)) == (1, [])
    await david.opens("/messages")
    await david.taps("Je veux voir")
    assert WORDS in await david.reads()
    assert "Arrivé. Pas encore lu." in await david.reads()


async def test_an_answer_waits_too_and_shows_in_its_thread(house, new_phone):
    david = await own_phone(house, new_phone)
    await david.page.get_by_role("radio", name="J’ai mal").check()
    await david.presses("Envoyer à")
    await david.taps("Voir mon message")
    await writes_without_network(david, "Encore plus mal")
    await david.context.set_offline(False)
    await david.page.locator(".msg").get_by_text("Encore plus mal").wait_for()
    assert await messages(house) == 2


@pytest.mark.attack("K08")
async def test_a_double_tap_and_a_network_that_comes_and_goes_make_one_message(house, new_phone):
    david = await own_phone(house, new_phone)
    await david.page.get_by_role("textbox").fill(WORDS)
    await david.page.get_by_role("radio", name="Je veux voir").check()
    await david.context.set_offline(True)
    await david.page.get_by_role("button", name="Envoyer à").dblclick()
    await david.page.get_by_text("Pas encore parti").first.wait_for()
    other = await david.context.new_page()
    for turn in range(100):
        await david.context.set_offline(turn % 2 == 1)
        if turn == 50:
            await other.goto(f"{house.address}/messages")
    await david.context.set_offline(False)
    await arrived(house)
    await empty(david)
    assert await messages(house) == 1


async def test_an_answer_that_is_lost_on_its_way_doubles_nothing(house, new_phone):
    """The server has it; the phone does not know."""
    david = await own_phone(house, new_phone)

    async def lose(route):
        await route.fetch()
        await route.abort()

    await david.context.route("**/messages/partir", lose)
    await david.page.get_by_role("textbox").fill(WORDS)
    await david.page.get_by_role("radio", name="Je veux voir").check()
    await david.page.get_by_role("button", name="Envoyer à").click()
    await david.page.get_by_text("Pas encore parti").first.wait_for()
    assert (await messages(house), len(await letters(david))) == (1, 1)
    await david.context.unroute("**/messages/partir")
    await david.opens("/")
    await empty(david)
    assert await messages(house) == 1


async def test_after_the_app_was_closed_it_leaves_at_the_next_visit(house, new_phone):
    david = await own_phone(house, new_phone)
    await writes_without_network(david)
    await david.page.close()
    david.page = await david.context.new_page()
    await david.page.goto(f"{house.address}/papiers")
    assert "Pas de réseau" in await david.reads()
    await david.page.get_by_text("Pas encore parti").wait_for()
    await david.context.set_offline(False)
    await david.opens("/papiers")
    await arrived(house)
    await empty(david)
