"""The real pages of David and Madame Martin, words of real documents in them, under axe."""

import pytest

from backend.reading.rules import Reading
from tests.browser.asking import ASK_AXE, AXE, COLOURS, PLACES
from tests.browser.test_david_and_his_paper import OURS, SAMPLES, he_asks, she_answers

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

# What is written is one thing, how it looks another: a page is opened for its words, then put in each of its looks.
READINGS = {"ordinary": Reading(), "easy to read": Reading(falc=True)}
LOOKS = {"ordinary": (Reading(contrast="dark"), Reading(size="200")), "easy to read": ()}
WIDTHS = (360, 320)
TOO_WIDE = """document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("main *")]
  .filter(e => e.scrollWidth > e.clientWidth || e.getBoundingClientRect().right > innerWidth)
  .map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture
async def story(house, new_phone):
    """Both have everything on their screens: papers, a question, its answer."""
    await house.push(*SAMPLES, *OURS)
    david, martin = await new_phone(), await new_phone()
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    await david.taps("Je suis hébergé ici")
    await he_asks(david)
    await martin.at_the_messages(house.sign_in_of("Martin"))
    await she_answers(martin, hidden=False)
    return david, martin


async def addresses_of(david, martin):
    """What they can reach: every kind of page, and every paper."""
    thread, desk = david.path, martin.path
    await david.opens("/papiers")
    papers = await david.page.locator(".shelf a").evaluate_all("links => links.map(link => link.pathname)")
    fixed = ["/", "/papiers", "/messages", "/messages/ecrire", "/acces", "/appareils", "/reglages", "/installer"]
    house = desk.rsplit("/messages", 1)[0]
    await martin.opens(f"{house}/personnes")
    papers_of = await martin.page.locator("table a").first.get_attribute("href")
    seen = [f"{house}/papiers/{papers[0].rsplit('/', 1)[1]}"]
    return [*fixed, *papers, f"{papers[0]}/cacher", thread], [f"{house}/messages", desk, papers_of, *seen]


async def test_axe_finds_nothing_on_what_people_really_see(story):
    david, martin = story
    his, hers = await addresses_of(david, martin)
    for phone, paths in ((david, his), (martin, hers)):
        for reading, chosen in READINGS.items():
            await phone.reads_with(chosen)
            for path in paths:
                await phone.opens(path)
                await phone.page.evaluate(AXE)
                await is_seen_well(phone, (path, reading), None)
                for look in (one.look for one in LOOKS[reading]):
                    await phone.page.evaluate("look => { document.documentElement.className = look }", look)
                    await is_seen_well(phone, (path, look), [*COLOURS, *PLACES])


async def is_seen_well(phone, where, only):
    assert (where, await phone.page.evaluate(ASK_AXE, [only])) == (where, [])
    for width in WIDTHS:
        await phone.page.set_viewport_size({"width": width, "height": 780})
        assert (where, width, await phone.page.evaluate(TOO_WIDE)) == (where, width, [])
