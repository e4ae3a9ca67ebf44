"""Nobody vouches alone, for herself, for another act, too late or elsewhere; and the staff never act as her."""

from uuid import uuid4

import pytest

from tests.identity.vouching.desk import (
    SEEN,
    THERE,
    finds,
    goes_on,
    hers,
    presses,
    proved,
    vouched,
    wants,
)
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio


async def test_whoever_saw_her_does_not_confirm(cast, client, place, number):
    there = await finds(cast.clerk, number)
    await presses(cast.clerk, f"{there}/vu", **SEEN)
    again = await presses(cast.clerk, f"{there}/confirmer", **THERE)
    assert (again.status_code, "Une autre personne de la maison doit le faire" in plain(again)) == (422, True)
    assert (await goes_on(client, place)).status_code == 422
    assert await proved(cast) == 0


async def test_nobody_confirms_what_nobody_saw(cast, luc, client, place, number):
    refused = await presses(luc, f"{await finds(luc, number)}/confirmer", **THERE)
    assert (refused.status_code, "Personne n’a encore vu" in plain(refused)) == (422, True)
    assert (await goes_on(client, place)).status_code == 422


@pytest.mark.parametrize("left_out", ["piece", "devant"])
async def test_without_her_or_her_document_nothing_is_noted(cast, number, left_out):
    there = await finds(cast.clerk, number)
    assert (await presses(cast.clerk, f"{there}/vu", **SEEN | {left_out: ""})).status_code == 422
    assert await cast.sql.fetchval("select seen_by from vouching") is None


async def test_the_second_says_that_she_is_there_before_he_proves_who_he_is(cast, luc, number):
    there = await finds(cast.clerk, number)
    await presses(cast.clerk, f"{there}/vu", **SEEN)
    refused = await presses(luc, f"{there}/confirmer")
    assert (refused.status_code, "Cochez la case" in plain(refused)) == (422, True)
    assert await cast.sql.fetchval("select confirmed_by from vouching") is None


async def test_seen_once(cast, luc, number):
    there = await finds(cast.clerk, number)
    await presses(cast.clerk, f"{there}/vu", **SEEN)
    refused = await presses(luc, f"{there}/vu", **SEEN)
    assert (refused.status_code, "l’a déjà vue" in plain(refused)) == (422, True)
    assert 'href="#piece"' not in refused.text, "that form is on the page no more"


async def test_the_second_proves_who_he_is(cast, luc, number):
    there = await finds(cast.clerk, number)
    await presses(cast.clerk, f"{there}/vu", **SEEN)
    async with hers(cast, luc) as unproved:
        asked = await unproved.post(f"{there}/confirmer", data={"key": str(uuid4())} | THERE)
    assert asked.headers["location"].startswith("/preuve/")
    assert await cast.sql.fetchval("select confirmed_by from vouching") is None


async def test_it_opens_one_act_alone(cast, luc, client, place, number):
    other, same = await wants(client, "/papiers/prendre"), await wants(client, adresse="autre@exemple.fr")
    await vouched(cast, cast.clerk, luc, number)
    for elsewhere in (other, same):
        assert (await goes_on(client, elsewhere)).status_code == 422
    assert await proved(cast) == 0
    assert (await goes_on(client, place)).status_code == 303
    assert await proved(cast) == 1


async def test_once(cast, luc, client, place, number):
    await vouched(cast, cast.clerk, luc, number)
    for _ in range(2):
        again = await goes_on(client, place)
        assert (again.status_code, again.headers["location"]) == (303, place), "pressed twice, it is proved"
    await cast.sql.execute("update step_up set used_at = now() where act = 'address'")
    assert (await goes_on(client, place)).status_code == 404


async def test_a_number_serves_an_hour(cast, luc, number):
    there = await finds(cast.clerk, number)
    await cast.sql.execute("update vouching set ends_at = now()")
    assert await finds(cast.clerk, number) is None
    assert "Trop tard" in plain(await cast.clerk.opens(there))
    assert (await presses(cast.clerk, f"{there}/vu", **SEEN)).status_code == 404
