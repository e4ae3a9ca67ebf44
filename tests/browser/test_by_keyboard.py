"""Without a finger or a mouse: Tab reaches what can be done, in order, and shows where one is."""

import pytest

from tests.browser.kinds_of_stops import enough_pages

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

# A group of radio buttons is one stop: the chosen one, else the first.
STOPS = """() => {
  const able = "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']"
  const all = [...document.querySelectorAll(able)]
  const one = e => e.type !== "radio" || e === (document.querySelector(`[name=${e.name}]:checked`) ??
    document.querySelector(`[name=${e.name}]`))
  return all.filter(e => e.checkVisibility() && one(e)).map((e, i) => { e.dataset.stop = i; return i })
}"""
HERE = """() => {
  const e = document.activeElement, shown = e.closest("label") ?? e, style = getComputedStyle(shown)
  const box = shown.getBoundingClientRect()
  return { stop: e.dataset.stop ?? "none", html: e.outerHTML.slice(0, 90),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 4,
    inView: box.bottom > 0 && box.top < innerHeight }
}"""


@pytest.mark.parametrize("name", enough_pages())
async def test_tab_reaches_everything_in_order_and_shows_where_one_is(stage, name):
    await stage.show(name)
    stops = await stage.page.evaluate(STOPS)
    await stage.page.focus("[data-stop='0']")
    seen = []
    for _ in stops[1:]:
        await stage.page.keyboard.press("Tab")
        here = await stage.page.evaluate(HERE)
        assert here["outline"], here
        assert here["inView"], here
        seen.append(int(here["stop"]))
    assert seen == stops[1:]


@pytest.mark.parametrize("name", ["home", "paper", "inbox", "enter"])
async def test_the_first_stop_skips_to_the_content(stage, name):
    await stage.show(name)
    await stage.page.keyboard.press("Tab")
    assert await stage.page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    await stage.page.keyboard.press("Enter")
    await stage.page.keyboard.press("Tab")
    assert await stage.page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("name", ["write-wrong", "thread-wrong", "staff-thread-wrong", "identity-refuse-wrong"])
async def test_what_is_missing_is_read_first_and_leads_to_its_field(stage, name):
    await stage.show(name)
    assert await stage.page.evaluate("document.activeElement.localName") == "error-summary"
    assert (await stage.page.title()).startswith("Erreur")
    await stage.page.keyboard.press("Tab")
    await stage.page.keyboard.press("Enter")
    assert await stage.page.evaluate("'#' + document.querySelector(':target').id === location.hash")
    await stage.page.keyboard.press("Tab")
    assert await stage.page.evaluate("document.activeElement.matches('input, textarea, button')")
