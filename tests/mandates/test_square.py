"""The square of a mandate that comes back signed, photographed at the desk: it leads there, once signed in."""

from urllib.parse import quote, urlsplit

import pytest

from tests.mandates.desk import ZOE, grandmother, prepares, second_desk
from tests.people.members.deciding import plain
from tests.squares import photographed

pytestmark = pytest.mark.anyio
# Points of a sheet → dots of its picture, from a good scanner to a poor photo.
SCALES = (3, 1.5, 1)


@pytest.fixture
async def square(cast):
    """Where the mandate is, and the sheet that Rose signs."""
    await grandmother(cast)
    there = await prepares(cast.clerk, cast.marion.dossier)
    return there, (await cast.clerk.opens(f"{there}/papier")).content


@pytest.mark.parametrize("scale", SCALES)
async def test_it_holds_the_address_of_this_mandate_and_nothing_of_anybody(cast, square, scale):
    there, sheet = square
    address = photographed(sheet, scale)
    assert address == f"{cast.app.state.settings.origin}{cast.clerk.base}{there}"
    ids = {str(cast.tilleuls.id), there.rpartition("/")[2]}
    assert set(urlsplit(address).path.strip("/").split("/")) == {"equipe", "mandats"} | ids
    assert not urlsplit(address).query + urlsplit(address).fragment
    assert not any(told in address.casefold() for told in ("rose", "lebon", *map(str.casefold, ZOE.values())))


async def test_whoever_enrols_there_lands_on_what_is_to_enter(cast, square):
    payet = await second_desk(cast)
    page = await payet.client.get(urlsplit(photographed(square[1])).path)
    assert page.status_code == 200
    assert 'name="signe_le"' in page.text
    assert "Zoé Inconnue" in plain(page)


async def test_a_telephone_that_is_not_signed_in_is_brought_back_after_the_door(cast, square):
    path = urlsplit(photographed(square[1])).path
    asked = await cast.nobody().client.get(path, follow_redirects=False)
    assert (asked.status_code, asked.headers["location"]) == (303, f"/entrer?retour={quote(path, safe='/')}")
    assert "Zoé" not in asked.text


async def test_a_colleague_of_another_house_or_without_the_duty_finds_nothing(cast, square):
    path = urlsplit(photographed(square[1])).path
    for who in (cast.roux, cast.martin, cast.david, cast.paula):
        assert (await who.client.get(path)).status_code == 404
    elsewhere = path.replace(str(cast.tilleuls.id), str(cast.pins.id))
    for who in (cast.roux, cast.clerk):
        assert (await who.client.get(elsewhere)).status_code == 404
