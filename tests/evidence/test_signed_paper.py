"""The mandate that Rose signed: its scan is kept, opened by the second person, and hers to see."""

import pytest

from tests.entrusting.giving import says_her_code
from tests.evidence.proving import about_of, added, adds, opens, read
from tests.mandates.desk import confirms, entered, enters, given, prepares
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio


@pytest.mark.attack("B18")
async def test_without_its_scan_or_without_opening_it_nothing_is_given(cast, zoe, payet):
    there = await prepares(cast.clerk, cast.marion.dossier)
    await enters(cast.clerk, there, await says_her_code(zoe))
    refused = await payet.sends(f"{there}/confirmer")
    assert (refused.status_code, "Le papier signé n’est pas encore là" in plain(refused)) == (422, True)
    await added(cast, cast.clerk, about_of(there))
    refused = await payet.sends(f"{there}/confirmer")
    assert (refused.status_code, "Ouvrez d’abord le papier signé" in plain(refused)) == (422, True)
    assert await given(cast) == 0
    assert "J’ai lu le papier" in plain(await opens(payet, about_of(there)))
    assert "C’est confirmé" in plain(await payet.sends(f"{there}/confirmer"))
    assert await given(cast) == 1


async def test_she_sees_what_she_signed_and_her_aidant_does_not(cast, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    url = f"/aidants/justificatifs/{about_of(there)}"
    assert (await cast.marion.opens(url)).status_code == 404, "not before it is confirmed"
    await confirms(payet, there)
    made = await cast.sql.fetchval("select id from delegation where ground = 'desk'")
    assert url in (await cast.marion.opens(f"/aidants/{made}")).text
    assert "Le papier que vous avez signé" in plain(await cast.marion.opens(url))
    assert (await cast.marion.opens(f"{url}/pages/1")).status_code == 200
    for who in (zoe, cast.david, cast.paula):
        assert (await who.client.get(url)).status_code == 404
    assert "Ouvrir le papier signé" in plain(await payet.opens(there)), "the house keeps it"


async def test_before_the_paper_came_back_there_is_nothing_to_prove(cast, zoe, payet):
    there = await prepares(cast.clerk, cast.marion.dossier)
    assert (await opens(cast.clerk, about_of(there))).status_code == 404
    assert (await adds(cast.clerk, about_of(there))).status_code == 404


async def test_of_one_that_was_cancelled_no_paper_is_taken(cast, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await cast.clerk.sends(f"{there}/annuler")
    assert (await adds(cast.clerk, about_of(there))).status_code == 422
    assert await read(cast) == ["kept"]
