"""Every page in every state: axe, nothing sideways, targets, no word lost in a refusal of the browser."""

import pytest

from tests.browser.stage import FURTHEST, PAGES, STATES

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

# What can change with colours alone, and with widths and sizes alone.
COLOURS, PLACES = ("color-contrast", "color-contrast-enhanced"), ("target-size", "scrollable-region-focusable")
EVERY_PAGE = pytest.mark.parametrize("name", [*PAGES, *(f"{name} falc" for name in PAGES)])
# A line of text and its words, and a list of numbers to call, keep their links small; everything else is as large as
# a finger.
ABLE = "a, button, summary, select, textarea, input:not([type=hidden])"
SMALL_TARGETS = """([able, least]) => [...document.querySelectorAll(able)]
  .map(e => ["radio", "checkbox"].includes(e.type) ? e.closest("label") : e)
  .filter(e => e.checkVisibility() && !e.closest(".skip, a.word, article.paper, p:not(:has(> a:only-child))"))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, r]) => r.height < least - .5 || r.width < least - .5)
  .map(([html, r]) => `${Math.round(r.width)} × ${Math.round(r.height)} ${html}`)"""
MOVING = """[...document.querySelectorAll("*")].map(e => getComputedStyle(e))
  .filter(s => s.animationName !== "none" || s.transitionDuration.split(",").some(d => parseFloat(d) > 0)).length"""
DRAWN = """() => [...document.querySelectorAll("main .i, main .tile, .foot .i")]
  .filter(e => e.checkVisibility() && !e.closest(".state, .example"))
  .map(e => e.parentElement.outerHTML.slice(0, 120))"""
WITHOUT_A_WORD = """() => [...document.querySelectorAll("a, button, summary, label")]
  .filter(e => e.checkVisibility() && !e.innerText.trim() && !e.querySelector("img[alt]"))
  .map(e => e.outerHTML.slice(0, 120))"""


@EVERY_PAGE
async def test_everybody_can_use_the_screen(stage, name):
    """One visit: opening a page costs more than looking at it. Easy words are other words in the same colours."""
    await stage.show(name)
    await a_finger_finds_every_target(stage)
    assert await stage.axe() == []
    if name.endswith("falc"):
        await nothing_goes_sideways(stage, FURTHEST)
    else:
        await nothing_goes_sideways(stage, STATES, also=axe_finds_nothing)
        await without_drawings_each_button_keeps_its_word(stage)
        await nothing_moves_for_whoever_asked(stage)
    assert stage.complaints == []


async def nothing_goes_sideways(stage, states, also=None):
    for state, settings in states.items():
        await stage.put(**settings)
        assert (state, await stage.sideways()) == (state, 0)
        if also:
            await also(stage, state, settings)


async def axe_finds_nothing(stage, state, settings):
    """Of what this state may change."""
    assert (state, await stage.axe(*PLACES, *(COLOURS if "contrast" in settings else ()))) == (state, [])


@pytest.mark.parametrize("name", ["home", "enter", "inbox"])
async def test_a_phone_is_held_as_one_likes(stage, name):
    """The style sheet is the same for all: it is read once by axe, which fetches it."""
    await stage.show(name)
    assert await stage.axe("css-orientation-lock", preload=True) == []


async def a_finger_finds_every_target(stage):
    at_a_desk = await stage.page.locator(".desk").count()
    assert await stage.page.evaluate(SMALL_TARGETS, [ABLE, 40 if at_a_desk else 48]) == []


async def without_drawings_each_button_keeps_its_word(stage):
    await stage.put(pictograms=False)
    assert await stage.page.evaluate(DRAWN) == []
    assert await stage.page.evaluate(WITHOUT_A_WORD) == []


async def nothing_moves_for_whoever_asked(stage):
    try:
        await stage.page.emulate_media(reduced_motion="reduce")
        assert await stage.page.evaluate(MOVING) == 0
    finally:
        await stage.page.emulate_media(reduced_motion="null")


async def test_what_moves_is_seen(stage):
    """Or nothing could be said of whoever asked for less."""
    try:
        await stage.page.emulate_media(reduced_motion="no-preference")
        for name in list(PAGES)[:3]:
            await stage.show(name)
            assert await stage.page.evaluate(MOVING) > 0
    finally:
        await stage.page.emulate_media(reduced_motion="null")
