"""The reading ruler: one sentence at a time is tinted, without a sound and without a voice."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

FIRST = ["C’est quoi ?", "C’est la lettre de l’hôpital.", "Elle dit ce que le docteur a fait."]
INSIDE = """[...document.querySelectorAll("[data-read]")].map(e => e.outerHTML)"""


async def test_buttons_move_it_and_a_second_tap_puts_it_away(ruled):
    assert await ruled.tinted() == FIRST[0]
    await ruled.button("Phrase suivante").click()
    assert await ruled.tinted() == FIRST[1]
    await ruled.button("Phrase précédente").click()
    await ruled.button("Phrase précédente").click()
    assert await ruled.tinted() == FIRST[0]
    switch = ruled.button("Règle de lecture")
    assert await switch.get_attribute("aria-pressed") == "true"
    await switch.click()
    await ruled.page.locator(".aloud-bar").wait_for(state="detached")
    assert await switch.get_attribute("aria-pressed") == "false"
    assert await ruled.tinted() == ""
    assert await ruled.said() == []


async def test_arrows_move_it_and_escape_puts_it_away(ruled):
    for key, sentence in (("ArrowDown", 1), ("ArrowRight", 2), ("ArrowUp", 1), ("ArrowLeft", 0), ("ArrowUp", 0)):
        await ruled.page.keyboard.press(key)
        assert await ruled.tinted() == FIRST[sentence], key
    await ruled.page.keyboard.press("Escape")
    assert await ruled.tinted() == ""
    assert await ruled.button("Règle de lecture").evaluate("e => e === document.activeElement")


async def test_the_arrow_stays_at_the_last_sentence(ruled):
    for _ in range(30):
        await ruled.page.keyboard.press("ArrowDown")
    assert await ruled.tinted() == "Contrôle le 15 décembre 2026"


async def test_arrows_are_left_to_whoever_writes(ear):
    await ear.opens("thread")
    await ear.rules()
    before = await ear.tinted()
    await ear.page.get_by_role("textbox").first.focus()
    await ear.page.keyboard.press("ArrowDown")
    assert await ear.tinted() == before


async def test_a_tap_moves_it_there(ruled):
    await ruled.page.get_by_text("Plâtre pendant").tap()
    assert await ruled.tinted() == "Plâtre pendant 4 semaines"


async def test_it_says_nothing_even_where_there_is_a_voice(ear):
    await ear.opens("paper", {"name": "Marie", "lang": "fr-FR", "localService": True, "default": True})
    await ear.rules()
    await ear.button("Phrase suivante").click()
    assert await ear.said() == []


async def test_the_page_is_as_it_was_for_a_screen_reader(ear):
    await ear.opens("paper")
    before = await ear.page.evaluate(INSIDE)
    await ear.rules()
    await ear.button("Phrase suivante").click()
    assert await ear.page.evaluate(INSIDE) == [
        html.replace('aria-pressed="false"', 'aria-pressed="true"') for html in before
    ]
    assert await ear.page.locator("read-aloud [role=status]").inner_text() == ""
