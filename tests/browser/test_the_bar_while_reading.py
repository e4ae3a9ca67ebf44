"""The bar at the foot of the screen while one reads: large enough, in order, never over where the keyboard is."""

import pytest

from tests.browser.asking import FURTHEST
from tests.browser.speech import MARIE
from tests.browser.test_every_screen import ABLE, SMALL_TARGETS

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WORDS = ["Pause", "Répéter", "Phrase suivante", "Arrêter"]
COVERED = """() => {
  const here = document.activeElement, bar = document.querySelector(".aloud-bar").getBoundingClientRect()
  if (here === document.body || here.closest(".aloud-bar")) return false
  const box = (here.closest("label") ?? here).getBoundingClientRect()
  return box.bottom > bar.top && box.top < bar.bottom && box.height < bar.top
}"""
SHARE = "document.querySelector('.aloud-bar').getBoundingClientRect().height / innerHeight"


@pytest.fixture
async def reading(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    return ear


async def test_its_buttons_have_a_word_and_a_drawing_and_the_first_has_the_keyboard(reading):
    bar = reading.page.get_by_role("region", name="Lecture")
    buttons = bar.get_by_role("button")
    assert [words.strip() for words in await buttons.all_inner_texts()] == WORDS
    assert await buttons.locator("svg:visible").count() == 4
    assert await reading.button("Pause").evaluate("e => e === document.activeElement")
    assert await reading.page.locator("read-aloud [role=status]").inner_text() == "Lecture en cours"


async def test_the_keyboard_alone_does_it_all(ear):
    await ear.opens("paper", MARIE)
    await ear.button("Écouter").first.focus()
    await ear.page.keyboard.press("Enter")
    await ear.page.locator(".aloud-bar").wait_for()
    await ear.page.keyboard.press("Space")
    assert await ear.silent()
    await ear.page.keyboard.press("Enter")
    assert not await ear.silent()
    for _ in range(3):
        await ear.page.keyboard.press("Tab")
    await ear.page.keyboard.press("Enter")
    assert await ear.silent()
    assert await ear.button("Écouter").first.evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("state", FURTHEST)
async def test_axe_finds_nothing_and_nothing_goes_sideways(reading, state):
    await reading.stage.put(**FURTHEST[state])
    assert await reading.stage.axe() == []
    assert await reading.stage.sideways() == 0
    assert await reading.page.evaluate(SMALL_TARGETS, [ABLE, 48]) == []
    assert await reading.page.evaluate(SHARE) <= 0.55


@pytest.mark.parametrize("state", FURTHEST)
@pytest.mark.parametrize("name", ["paper", "thread"])
async def test_tab_never_goes_under_it(ear, name, state):
    await ear.opens(name, MARIE)
    await ear.stage.put(**FURTHEST[state])
    await ear.listens()
    await ear.page.evaluate("document.querySelector('.skip').focus()")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(30):
            await ear.page.keyboard.press(key)
            assert not await ear.page.evaluate(COVERED), await ear.page.evaluate("document.activeElement.outerHTML")


async def test_what_takes_the_focus_under_it_comes_out(reading):
    """Not every browser heeds the room that a page asks for when it moves the focus."""
    await reading.page.evaluate("""() => {
      const bar = document.querySelector(".aloud-bar").getBoundingClientRect()
      const link = [...document.querySelectorAll("main a")].find(e => e.getBoundingClientRect().top > innerHeight)
      scrollBy({ top: link.getBoundingClientRect().top - bar.top - 20, behavior: "instant" })
      link.focus({ preventScroll: true })
    }""")
    assert not await reading.page.evaluate(COVERED)


async def test_the_end_of_the_page_comes_above_it(reading):
    await reading.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert await reading.page.evaluate(
        "document.querySelector('.foot').lastElementChild.getBoundingClientRect().bottom"
        " <= document.querySelector('.aloud-bar').getBoundingClientRect().top"
    )
    await reading.button("Arrêter").click()
    assert await reading.page.evaluate("document.body.style.paddingBlockEnd") == ""


async def test_it_is_not_printed(reading):
    await reading.page.emulate_media(media="print")
    assert not await reading.page.locator(".aloud-bar").is_visible()
    assert await reading.button("Écouter").count() == 0
