"""A phone without room, with a wrong clock, or that others use too: no word is lost, or kept where it may not be."""

import pytest

from tests.browser.offline import (
    FULL,
    NO_NETWORK,
    WORDS,
    WRITE,
    arrived,
    letters,
    messages,
    own_phone,
    writes_without_network,
)

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]


@pytest.mark.attack("K09")
async def test_a_phone_without_room_says_so_and_the_words_stay(house, new_phone):
    david = await own_phone(house, new_phone)
    await david.page.evaluate(FULL)
    await david.page.get_by_role("textbox").fill(WORDS)
    await david.page.get_by_text("Vos mots sont gardés.").wait_for()  # on the server, before anything fails here
    await david.page.get_by_role("radio", name="Je veux voir").check()
    await david.context.set_offline(True)
    await david.page.get_by_role("button", name="Envoyer à").click()
    await david.page.get_by_text("Ce téléphone ne peut pas garder votre message.").wait_for()
    assert await david.page.get_by_role("textbox").input_value() == WORDS
    await david.context.set_offline(False)
    await david.presses("Envoyer à")
    await david.taps("Voir mon message")
    assert WORDS in await david.reads()
    assert await messages(house) == 1


@pytest.mark.attack("K12")
async def test_a_phone_with_a_wrong_clock_changes_no_date(house, new_phone):
    david = await new_phone(timezone_id="Pacific/Auckland")
    david.expects(*NO_NETWORK)
    await david.page.clock.set_system_time("2026-11-28T09:00:00")
    await david.signs_in(house.sign_in_of("David"), WRITE, own=True)
    await writes_without_network(david)
    await david.context.set_offline(False)
    await arrived(house)
    (row,) = await house.sql("select now() - posted_at < interval '1 minute' as now from message")
    assert row["now"]


async def test_on_a_shared_phone_nothing_is_kept_and_the_words_stay_in_the_page(house, new_phone):
    david = await new_phone()
    david.expects(*NO_NETWORK)
    await david.signs_in(house.sign_in_of("David"), WRITE)
    await david.context.set_offline(True)
    await david.page.get_by_role("textbox").fill(WORDS)
    await david.page.get_by_role("radio", name="Je veux voir").check()
    await david.page.get_by_role("button", name="Envoyer à").click()
    await david.page.get_by_text("Ce téléphone ne peut pas garder votre message.").wait_for()
    assert await david.page.evaluate("indexedDB.databases()") == []
    await david.context.set_offline(False)
    await david.presses("Envoyer à")
    await david.taps("Voir mon message")
    assert WORDS in await david.reads()
    assert await messages(house) == 1


async def test_without_network_a_photo_waits_in_the_page(house, new_phone, tmp_path):
    """Only words are closed and kept on a phone."""
    photo = tmp_path / "plaie.jpg"
    photo.write_bytes(b"a photo")
    david = await own_phone(house, new_phone)
    await david.page.get_by_role("textbox").fill(WORDS)
    await david.page.locator("input[type=file]").set_input_files(photo)
    await david.context.set_offline(True)
    await david.page.get_by_role("button", name="Envoyer à").click()
    await david.page.get_by_text("Ce téléphone ne peut pas garder votre message.").wait_for()
    assert await letters(david) == []
    assert await david.page.get_by_role("textbox").input_value() == WORDS
