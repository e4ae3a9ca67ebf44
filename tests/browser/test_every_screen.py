"""Every page in every state: axe, nothing sideways, targets, no word lost in a refusal of the browser."""

import pytest

from tests.browser.stage import PAGES, STATES

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


@EVERY_PAGE
async def test_axe_finds_nothing(stage, name):
    await stage.show(name)
    assert await stage.axe() == []
    for state, settings in STATES.items():
        await stage.put(**settings)
        assert (state, await stage.sideways()) == (state, 0)
        if not name.endswith("falc"):  # other words, same colours
            looks = COLOURS if "contrast" in settings else PLACES
            assert (state, await stage.axe(*looks)) == (state, [])
    assert stage.complaints == []


@EVERY_PAGE
async def test_a_finger_finds_every_target(stage, name):
    await stage.show(name)
    at_a_desk = await stage.page.locator(".desk").count()
    assert await stage.page.evaluate(SMALL_TARGETS, [ABLE, 40 if at_a_desk else 48]) == []


async def test_nothing_moves_for_whoever_asked(stage):
    moving = {"no-preference": [], "reduce": []}
    try:
        for name in PAGES:
            await stage.show(name)
            for motion in moving:
                await stage.page.emulate_media(reduced_motion=motion)
                moving[motion] += [name] * (await stage.page.evaluate(MOVING) > 0)
    finally:
        await stage.page.emulate_media(reduced_motion="null")
    assert len(moving["no-preference"]) > 20, "the test sees what moves"
    assert moving["reduce"] == []
