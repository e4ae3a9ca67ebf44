"""Whoever helps her, or would, says nothing of who she is; nor does whoever did not prove himself."""

from uuid import uuid4

import pytest

from tests.entrusting.giving import gives as lets
from tests.entrusting.giving import says_her_code
from tests.identity.vouching.desk import (
    SEEN,
    asks_her_house,
    finds,
    goes_on,
    hers,
    presses,
    vouched,
    wants,
)
from tests.pressing import given_back
from tests.protection.entering import in_force, two_who_enrol

pytestmark = pytest.mark.anyio
FORM = "application/x-www-form-urlencoded"


async def test_whoever_acts_for_her_does_not_vouch(cast, luc, number):
    """He would widen his own access."""
    there = await finds(luc, number)
    await lets(cast.marion, luc)
    assert await finds(luc, number) is None
    assert (await presses(luc, f"{there}/vu", **SEEN)).status_code == 404


async def test_whoever_holds_a_measure_does_not_vouch_for_the_yes_that_opens_it(cast, luc, number):
    """Assistance opens nothing before her yes: no delegation is there to tell that he has something to gain."""
    there = await finds(luc, number)
    desks = await two_who_enrol(cast, cast.tilleuls)
    measure = await in_force(cast, desks, cast.marion, "curatelle/assistance", luc)
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", luc.id) == 0
    assert await finds(luc, number) is None
    assert (await presses(luc, f"{there}/vu", **SEEN)).status_code == 404
    await cast.sql.execute("update measure set stops_at = now() where id = $1", measure)
    assert await finds(luc, number) == there, "it is over"


async def test_whoever_vouched_is_not_whom_she_names_by_it(cast, luc, client):
    code = await says_her_code(luc)
    place = await wants(client, "/aidants/donner", code=code, lien="sis", quoi="everyday", jusqua="year", adresse="")
    await vouched(cast, cast.clerk, luc, await asks_her_house(client, place))
    assert (await goes_on(client, place)).status_code == 303
    action, fields = given_back(await client.get(place))
    refused = await client.post(action, data=fields)
    assert refused.status_code == 422
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", luc.id) == 0


@pytest.mark.parametrize("kind", [f"{FORM} ;charset=utf-8", FORM.title()])
async def test_however_the_form_is_sent_the_second_proves_who_he_is(cast, luc, number, kind):
    there = await finds(cast.clerk, number)
    await presses(cast.clerk, f"{there}/vu", **SEEN)
    async with hers(cast, luc) as unproved:
        await unproved.post(f"{there}/confirmer", content=f"key={uuid4()}&devant=on", headers={"content-type": kind})
    assert await cast.sql.fetchval("select confirmed_by from vouching") is None
