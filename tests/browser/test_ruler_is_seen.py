"""The sentence under the ruler is seen: above the bar, in each size and colour, in browsers of yesterday too."""

import pytest

from tests.browser.asking import FURTHEST

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

# All of it; of one that is longer than the screen, where it begins.
SEEN = """() => {
  const range = [...CSS.highlights.get("sentence")][0].getBoundingClientRect()
  const low = document.querySelector(".aloud-bar").getBoundingClientRect().top
  return range.top >= 0 && (range.bottom <= low || range.height > low - 16 && range.top <= 32)
}"""


@pytest.mark.parametrize("state", FURTHEST)
async def test_every_sentence_is_in_sight_above_the_bar(ruled, state):
    await ruled.stage.put(**FURTHEST[state])
    for _ in range(10):
        await ruled.button("Phrase suivante").click()
        assert await ruled.page.evaluate(SEEN), await ruled.tinted()
    await ruled.page.set_viewport_size({"width": 780, "height": 360})
    await ruled.page.wait_for_function(SEEN)  # turned on its side


@pytest.mark.parametrize("state", FURTHEST)
async def test_axe_finds_nothing_while_it_is_on(ruled, state):
    await ruled.stage.put(**FURTHEST[state])
    assert await ruled.stage.axe() == []
    assert await ruled.stage.sideways() == 0


async def test_where_the_system_sets_the_colours_it_is_the_colour_of_what_is_chosen(ruled):
    await ruled.page.emulate_media(forced_colors="active")
    rules = await ruled.page.evaluate(
        """getComputedStyle(document.documentElement, "::highlight(sentence)").backgroundColor"""
    )
    chosen = await ruled.page.evaluate("""() => {
      const probe = document.body.appendChild(document.createElement("i"))
      probe.style.setProperty("forced-color-adjust", "none")
      probe.style.setProperty("background-color", "Highlight")
      return getComputedStyle(probe).backgroundColor
    }""")
    assert rules == chosen


async def test_browsers_before_the_highlights_of_css_show_boxes_over_the_lines(ear):
    await ear.page.context.add_init_script("delete window.Highlight")
    await ear.opens("paper")
    await ear.rules()
    line = await ear.page.get_by_role("heading", name="C’est quoi ?").bounding_box()
    box = await ear.page.locator(".aloud-boxes > div").first.bounding_box()
    assert abs(box["x"] - line["x"]) < 2
    assert abs(box["y"] - line["y"]) < 6
    await ear.button("Arrêter").click()
    assert await ear.page.locator(".aloud-boxes").count() == 0
