"""One picture says one thing, in the whole product, and each drawing is there, whoever made it."""

import json
import re
from collections import Counter
from functools import cache

import pytest

from backend.falc.cards.pictures import pictures
from backend.paths import PWA, ROOT
from backend.web.assets import front_end
from tests.falc_content.easy import in_order, well_typed
from tests.falc_content.tables import PICTURES, TERMS

OURS = {path.stem for path in (PWA / "pictos").glob("*.svg")}
FOR_CARDS = {path.stem for path in (PWA / "drawings").glob("*.svg")}
SETS = ("openmoji", "healthicons")
SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="[^"]+">(.+?)</symbol>')


@cache
def icons(name):
    return json.loads((ROOT / f"node_modules/@iconify-json/{name}/icons.json").read_bytes())


def sprite(name):
    return dict(SYMBOL.findall(front_end().file(front_end().url(name)).bodies["identity"].decode()))


def test_each_word_has_one_picture_and_each_picture_one_word():
    labels = Counter(one.label.casefold() for one in pictures().values())
    assert [label for label, times in labels.items() if times > 1] == []
    drawn = Counter((one.set, one.icon or name) for name, one in pictures().items())
    assert [drawing for drawing, times in drawn.items() if times > 1] == []


def test_another_word_leads_to_one_picture():
    known = Counter(word.casefold() for one in pictures().values() for word in {one.label, *one.keywords})
    assert [word for word, times in known.items() if times > 1] == []
    assert all(one.keywords for one in pictures().values())
    assert all(well_typed(word) for one in pictures().values() for word in (one.label, *one.keywords))


def test_they_are_in_order():
    assert in_order(list(PICTURES))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in PICTURES)


def test_those_of_the_interface_are_all_there():
    """The drawings of buttons too: what one of them says on a screen, it says on a card."""
    assert {name for name, one in pictures().items() if one.set == "interface"} == OURS
    assert {one.icon for one in pictures().values() if one.set == "a-portee"} == FOR_CARDS


def test_none_is_there_for_nothing():
    """A drawing of others weighs, and asks for its licence: only what a card shows."""
    told = {term.pictogram for term in TERMS}
    assert told <= pictures().keys()
    assert {name for name, one in pictures().items() if one.set != "interface"} - told == set()


@pytest.mark.parametrize("name", sorted(pictures()))
def test_a_picture_is_drawn_where_it_is_looked_for(name):
    one = pictures()[name]
    if one.set in SETS:
        known = icons(one.set)
        assert one.icon in known["icons"] or one.icon in known["aliases"]
    assert sprite(one.sprite)[name]


def test_drawings_take_the_colour_of_the_text():
    """On any ground, dark or very strong: no colour of their own, and no name that another drawing has."""
    body = "".join(sprite("words.svg").values())
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', body)) == {"none", "currentColor"}
    assert " id=" not in body
    assert "style" not in body


def test_the_cards_have_their_drawings_apart_and_they_are_light():
    assert sprite("words.svg").keys() == {n for n, one in pictures().items() if one.set != "interface"}
    file = front_end().file(front_end().url("words.svg"))
    assert len(file.bodies["br"]) < 16_000
    assert "words.svg" not in (PWA / "sw.js").read_text()


def test_whose_they_are_is_said():
    notice = (ROOT / "NOTICE").read_text()
    assert "OpenMoji" in notice
    assert "CC BY-SA 4.0" in notice
    assert "Health Icons" in notice
    told = (ROOT / "locales/fr/LC_MESSAGES/ui.po").read_text()
    assert re.search(r'msgid "words.drawings"\nmsgstr ".*OpenMoji \(CC BY-SA 4.0\).*Health Icons \(MIT\)', told)
