"""« Ajouter » in the grid: alone or with « Lire », said before the yes, added and taken away like any other square."""

import pytest

from tests.bringing.adding import adds, plain
from tests.entrusting.giving import delegation_of, gives

pytestmark = pytest.mark.anyio
OWN = {"quoi": "own", "grille": "on"}
SQUARES = "select can || '/' || family from delegation_right where delegation_id = $1 order by 1"
MDPH, OTHER = {"ajouter-mdph": "on"}, {"ajouter-attestations": "on"}


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    zoe.base = f"/pour/{cast.david.id}"
    zoe.given = delegation_of(await gives(cast.david, zoe, **OWN, **MDPH))
    return zoe


async def squares(cast, delegation):
    return [row[0] for row in await cast.sql.fetch(SQUARES, delegation)]


async def test_it_may_be_given_alone_and_brings_nothing_else(cast, zoe):
    assert await squares(cast, zoe.given) == ["deposit/mdph"]
    assert (
        'name="ajouter-mdph" id="ajouter-mdph" checked'
        in (await cast.david.opens(f"/aidants/{zoe.given}/changer")).text
    )


async def test_messages_and_requests_have_no_such_square(cast):
    odd = {"ajouter-messages": "on", "ajouter-demandes": "on", "lire-choix": "on"}
    given = await gives(cast.david, await cast.stranger(), **OWN, **odd)
    assert await squares(cast, delegation_of(given)) == ["read/choix"]


async def test_to_add_a_square_is_to_widen(cast, zoe):
    more = plain(await cast.david.sends(f"/aidants/{zoe.given}/changer", **MDPH, **OTHER))
    assert "Zoé pourra ajouter des papiers pour vous : Attestations." in more
    refused = await cast.david.sends(f"/aidants/{zoe.given}/reduire", **MDPH, **OTHER)
    assert (refused.status_code, "elargir" in refused.text) == (422, True)
    assert (await adds(zoe, dans="attestations")).status_code == 404
    await cast.david.sends(f"/aidants/{zoe.given}/elargir", **MDPH, **OTHER)
    assert (await adds(zoe, dans="attestations")).status_code == 200


async def test_to_take_one_away_asks_for_nothing(cast, zoe):
    await cast.david.sends(f"/aidants/{zoe.given}/elargir", **MDPH, **OTHER)
    alive = await cast.sql.fetchval("select id from delegation where aidant_id = $1 and stopped_at is null", zoe.id)
    fewer = plain(await cast.david.sends(f"/aidants/{alive}/changer", **OTHER))
    assert "Zoé ne pourra plus ajouter de papier pour vous : MDPH et aides." in fewer
    assert (await cast.david.sends(f"/aidants/{alive}/reduire", **OTHER)).status_code == 200
    assert (await adds(zoe)).status_code == 404
    assert (await adds(zoe, dans="attestations")).status_code == 200


async def test_at_rest_and_once_more(cast, zoe):
    await cast.david.sends(f"/aidants/{zoe.given}/pause")
    assert (await adds(zoe)).status_code == 404
    await cast.david.sends(f"/aidants/{zoe.given}/reprendre")
    assert (await adds(zoe)).status_code == 200


async def test_the_sheet_says_it(cast, zoe):
    page = plain(await cast.david.opens(f"/aidants/{zoe.given}"))
    assert "Zoé Inconnue peut ajouter des papiers pour moi : MDPH et aides." in page
