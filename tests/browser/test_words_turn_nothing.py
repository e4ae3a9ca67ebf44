"""Names and words that turn the line they stand in: what the house draws around them stays where it was."""

import pytest
from msgspec.structs import replace

from backend.web.templates import render
from tests.browser.stage import PAGES, answer_pages_with

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.attack("F18"), pytest.mark.attack("P02")]
TURNED = "\u202eMadame Martin שלום"
# Of the message: what the house says beside the name runs from left to right, under the name and above the words.
PLACES = """() => {
  const message = document.querySelector(".msg"), name = message.querySelector(".who b")
  const said = name.nextSibling, at = place => {
    const one = document.createRange()
    one.setStart(said, place); one.setEnd(said, place + 1)
    return one.getBoundingClientRect()
  }
  const start = at(0), later = at(4), words = message.querySelector(".words").getBoundingClientRect()
  return [start.left < later.left, start.top >= name.getBoundingClientRect().bottom - 1, words.top >= start.bottom]
}"""


async def test_what_the_house_draws_stays_in_its_place(own_stage):
    template, shell, view = PAGES["thread"]
    day = view.days[0]
    message = replace(day.messages[0], author=TURNED, lines=(TURNED, "\u2067infirmière"), mine=False)
    talk = replace(view, days=(replace(day, messages=(message,)),))
    await answer_pages_with(own_stage.page, render(template, shell, talk))
    await own_stage.show("thread")
    assert await own_stage.page.evaluate(PLACES) == [True, True, True]
