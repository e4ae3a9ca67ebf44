"""Which pages to walk by keyboard so that every kind of stop of every template is met: most differ by words alone."""

from lxml import html

from tests.browser.stage import PAGES, body_of

ABLE = "//a[@href] | //button | //summary | //select | //textarea | //input[not(@type='hidden')] | //*[@tabindex='0']"
SHAPE = ("type", "class", "role", "aria-describedby", "disabled", "required", "open")


def shape(element) -> tuple:
    """What it is, and what holds it: where focus goes and how it shows depend on nothing else."""
    held = tuple((above.tag, above.get("class")) for above in element.iterancestors())
    return element.tag, *(element.get(name) is not None and name for name in SHAPE), element.get("class"), held


def stops_of(name: str) -> set:
    return {(PAGES[name][0], shape(element)) for element in html.document_fromstring(body_of(name)).xpath(ABLE)}


def enough_pages() -> list[str]:
    """The richest first; a page that brings nothing new is left out."""
    stops = {name: stops_of(name) for name in PAGES}
    met, chosen = set(), []
    for name in sorted(PAGES, key=lambda name: (-len(stops[name]), name)):
        if stops[name] - met:
            met |= stops[name]
            chosen.append(name)
    return sorted(chosen)
