"""Every page in every state: axe, nothing sideways, targets, no word lost in a refusal of the browser."""

import pytest

from tests.browser.asking import ASK_AXE, COLOURS, FURTHEST, PLACES, SIDEWAYS, STATES
from tests.browser.stage import PAGES, body_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

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
DRAWN = """[...document.querySelectorAll("main .i, main .tile, .foot .i")]
  .filter(e => e.checkVisibility() && !e.closest(".state, .example"))
  .map(e => e.parentElement.outerHTML.slice(0, 120))"""
WITHOUT_A_WORD = """[...document.querySelectorAll("a, button, summary, label")]
  .filter(e => e.checkVisibility() && !e.innerText.trim() && !e.querySelector("img[alt]"))
  .map(e => e.outerHTML.slice(0, 120))"""
# What is asked together, in one round trip.
WAYS = f"""async able => {{
  const least = document.querySelector(".desk") ? 40 : 48
  return {{ small: ({SMALL_TARGETS})([able, least]), axe: await ({ASK_AXE})([]) }}
}}"""
WORDS = f"() => ({{ drawn: {DRAWN}, mute: {WITHOUT_A_WORD} }})"
PLACED = f"async only => ({{ sideways: {SIDEWAYS}, axe: await ({ASK_AXE})([only]) }})"


@pytest.mark.parametrize("name", PAGES)
async def test_everybody_can_use_the_screen(stage, name):
    """One visit: opening a page costs more than looking at it.

    Easy words are other words in the same colours: they take the place of the ordinary ones in the page that is
    open. Where `<main>` has no word of its own in easy French, byte for byte, it is the same screen, and is not
    looked at again; what stands around it has no easy word of its own on one page only.
    """
    await stage.show(name)
    await stage.brings_axe()
    await everybody_finds_her_way(stage)
    await without_drawings_each_button_keeps_its_word(stage)
    await nothing_moves_for_whoever_asked(stage)
    await nothing_is_out_of_place(stage)
    if main_of(name) != main_of(f"{name} falc"):
        await stage.says(f"{name} falc")
        await nothing_goes_sideways(stage)
        await everybody_finds_her_way(stage)
    assert stage.complaints == []


def main_of(name):
    _, main, after = body_of(name).partition(b"<main")
    return main + after.partition(b"</main>")[0]


async def everybody_finds_her_way(stage):
    """A finger finds every target, and axe no fault."""
    assert await stage.asks(WAYS, ABLE) == {"small": [], "axe": []}


async def without_drawings_each_button_keeps_its_word(stage):
    assert await stage.asks(WORDS, pictograms=False) == {"drawn": [], "mute": []}


async def nothing_is_out_of_place(stage):
    """Nor too pale: of what each state may change."""
    for state, settings in STATES.items():
        only = [*PLACES, *(COLOURS if "contrast" in settings else ())]
        assert (state, await stage.asks(PLACED, only, **settings)) == (state, {"sideways": 0, "axe": []})


async def nothing_goes_sideways(stage):
    for state, settings in FURTHEST.items():
        assert (state, await stage.asks(f"() => {SIDEWAYS}", **settings)) == (state, 0)


@pytest.mark.parametrize("name", ["home", "enter", "inbox"])
async def test_a_phone_is_held_as_one_likes(stage, name):
    """The style sheet is the same for all: it is read once by axe, which fetches it."""
    await stage.show(name)
    assert await stage.axe("css-orientation-lock", preload=True) == []


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


@pytest.mark.parametrize("colour", ["#777", "#555"], ids=["3.2:1", "less than 3:1"])
async def test_what_is_too_pale_is_seen(stage, colour):
    """On the dark band of the first page, where a title needs 4.5:1: by the one rule that is asked."""
    await stage.show("home")
    await stage.page.evaluate("colour => { document.querySelector('main h1').style.color = colour }", colour)
    assert [fault.partition(":")[0] for fault in await stage.axe()] == ["color-contrast-enhanced"]
