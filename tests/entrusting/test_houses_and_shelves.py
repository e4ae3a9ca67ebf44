"""David has two houses: he changes which houses and which shelves at once, and reads what really comes and goes."""

from datetime import date

import pytest

from backend.demo import making
from backend.entrusting.grid import fields
from tests.architecture.authz.papers import paper
from tests.cast import DAVID
from tests.entrusting.giving import delegation_of, gives

pytestmark = pytest.mark.anyio
SHELVES = ("attestations", "mdph", "vie-au-foyer", "hopital")
HOME, HOSPITAL = ("read", "vie-au-foyer"), ("read", "hopital")
ATTESTATIONS, MDPH = ("read", "attestations"), ("read", "mdph")
MORE, LESS, AGREED = "Zoé verra en plus", "Zoé ne verra plus", "Vous dites oui"


@pytest.fixture
async def houses(cast):
    """His dossier in each, with one paper of each shelf: each of its own day."""
    there = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    for month, (house, dossier) in enumerate(((cast.tilleuls, cast.david.dossier), (cast.pins, there)), 1):
        for day, shelf in enumerate(SHELVES, 1):
            await paper(cast, house, dossier, shelf, written_on=date(2025, month, day + 10))
    return cast.david.dossier, there


def days(*papers):
    """Of the papers of (house, shelf): what tells them apart on a page."""
    months = ("janvier", "février")
    return {f"{SHELVES.index(shelf) + 11} {months[house]} 2025" for house, shelf in papers}


EACH = days(*((house, shelf) for house in (0, 1) for shelf in SHELVES))


def shown(page, heading, until):
    text = page.text.replace("\N{NO-BREAK SPACE}", " ")
    part = text.split(heading)[1].split(until)[0] if heading in text else ""
    return {day for day in EACH if day in part}


async def given(cast, *dossiers):
    """His everyday papers, of these houses."""
    return delegation_of(await gives(cast.david, await cast.stranger(), **ticked(dossiers)))


def ticked(dossiers):
    return {f"chez-{dossier}": "on" for dossier in dossiers}


async def looks(cast, delegation, squares, dossiers):
    page = await cast.david.sends(f"/aidants/{delegation}/changer", **fields(squares), **ticked(dossiers))
    assert page.status_code == 200, page.text
    return page


async def test_one_house_and_one_shelf_less_is_not_that_shelf_of_the_other(cast, houses):
    page = await looks(cast, await given(cast, *houses), (HOME, ATTESTATIONS), houses[:1])
    gone = days((0, "mdph"), (1, "mdph"), (1, "attestations"), (1, "vie-au-foyer"))
    assert (shown(page, MORE, AGREED), shown(page, LESS, AGREED)) == (set(), gone)


async def test_one_house_and_one_shelf_more_is_not_what_she_has_already(cast, houses):
    squares = (HOME, ATTESTATIONS, MDPH, HOSPITAL)
    page = await looks(cast, await given(cast, houses[0]), squares, houses)
    come = days((0, "hopital"), *((1, shelf) for shelf in SHELVES))
    assert (shown(page, MORE, AGREED), shown(page, LESS, AGREED)) == (come, set())


async def test_one_house_for_the_other_and_one_shelf_for_another(cast, houses):
    page = await looks(cast, await given(cast, houses[0]), (HOME, ATTESTATIONS, HOSPITAL), houses[1:])
    come = days(*((1, shelf) for shelf in ("vie-au-foyer", "attestations", "hopital")))
    gone = days(*((0, shelf) for shelf in ("vie-au-foyer", "attestations", "mdph")))
    assert (shown(page, MORE, LESS), shown(page, LESS, AGREED)) == (come, gone)


async def test_a_house_less_and_a_shelf_more_where_she_stays(cast, houses):
    squares = (HOME, ATTESTATIONS, MDPH, HOSPITAL)
    page = await looks(cast, await given(cast, *houses), squares, houses[:1])
    gone = days(*((1, shelf) for shelf in ("vie-au-foyer", "attestations", "mdph")))
    assert (shown(page, MORE, LESS), shown(page, LESS, AGREED)) == (days((0, "hopital")), gone)


async def test_messages_that_go_with_a_house_are_those_of_that_house(cast, houses):
    """She keeps those of the other: the sentence says of which. Of both, it names none."""
    zoe = await cast.stranger()
    made = delegation_of(await gives(cast.david, zoe, quoi="everyday-messages", **ticked(houses)))
    squares = (HOME, ATTESTATIONS, MDPH, ("read", "messages"), ("write", "messages"))
    one = (await looks(cast, made, squares, houses[:1])).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Pour SSIAD Les Pins : Zoé ne" in one
    both = (await looks(cast, made, squares[:3], houses)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert ("Zoé ne pourra plus" in both, "Pour SSIAD Les Pins" in both) == (True, False)
