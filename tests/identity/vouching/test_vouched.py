"""Marion has a new card, which proves nothing grave for a day; her house says that it is she."""

import re

import pytest

from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser, gives, types
from tests.identity.vouching.desk import (
    SEEN,
    THERE,
    asks_her_house,
    finds,
    goes_on,
    hers,
    presses,
    vouched,
    wants,
)
from tests.people.members.deciding import plain
from tests.pressing import given_back

pytestmark = pytest.mark.anyio


async def test_with_a_card_of_today_two_people_and_her_own_hand(cast, luc):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as client:
        assert (await types(client, card)).status_code == 303
        place = await wants(client)
        assert "Votre carte est neuve." in (await client.get(place)).text
        number = await asks_her_house(client, place)
        there = await finds(cast.clerk, number)
        page = plain(await cast.clerk.opens(there))
        assert all(word in page for word in ("PAYET", "20 mai 1991", "Changer son adresse e-mail"))
        assert "Un autre professionnel" in plain(await presses(cast.clerk, f"{there}/vu", **SEEN))
        assert "Une personne a dit que c’est vous" in plain(await client.get(place))
        assert (await goes_on(client, place)).status_code == 422
        assert "Vue par Madame Bouvier" in plain(await luc.opens(there))
        assert "La personne a 5 minutes" in plain(await presses(luc, f"{there}/confirmer", **THERE))
        before = client.cookies.get(COOKIE)
        assert (await goes_on(client, place)).headers["location"] == place
        assert client.cookies.get(COOKIE) != before, "a copy of the one of before opens nothing"
        action, fields = given_back(await client.get(place))
        done = await client.post(action, data=fields)
        assert (done.status_code, done.headers["location"]) == (303, "/reglages/prevenir/adresse/code")
    assert await cast.sql.fetchval("select means from step_up where act = 'address'") == "desk"
    assert await cast.sql.fetchval("select count(*) from mail_address where person_id = $1", cast.marion.id) == 1


async def test_each_is_named_in_her_trail_and_she_is_told_elsewhere(cast, luc):
    async with hers(cast, cast.marion) as client:
        place = await wants(client)
        await vouched(cast, cast.clerk, luc, await asks_her_house(client, place))
        page = plain(await client.get("/acces"))
    assert re.search(r"Madame Bouvier.*a dit que c’est bien vous", page)
    assert "Pour être sûr que c’est bien vous." in page
    assert re.search(r"Madame Bouvier.*a lu votre demande de preuve", page)
    assert re.search(r"Monsieur Payet.*a confirmé que c’est bien vous", page)
    jobs = await cast.sql.fetch("select payload from jobs.pgqueuer where entrypoint = 'alert.mail'")
    assert [b"vouched" in job["payload"] for job in jobs] == [True]
    seen = await cast.sql.fetchrow("select seen, seen_by, confirmed_by from vouching")
    assert tuple(seen) == ("cni", cast.clerk.id, luc.id)


async def test_the_desk_that_sees_her_keeps_her_page_open(cast, luc):
    """At a kiosk one is asleep after three minutes: two people take longer."""
    async with hers(cast, cast.marion) as client:
        number = await asks_her_house(client, await wants(client))
        await cast.sql.execute("update sign_in set idle = '3 minutes', seen_at = now() - interval '2 minutes'"
                               " where person_id = $1", cast.marion.id)  # fmt: skip
        await presses(cast.clerk, f"{await finds(cast.clerk, number)}/vu", **SEEN)
        fresh = "select seen_at > now() - interval '1 minute' from sign_in where person_id = $1"
        assert await cast.sql.fetchval(fresh, cast.marion.id)


async def test_asked_twice_it_is_one_number(cast):
    async with hers(cast, cast.marion) as client:
        place = await wants(client)
        assert await asks_her_house(client, place) == await asks_her_house(client, place)


async def test_it_waits_an_hour_and_so_do_her_other_means(cast, luc):
    async with hers(cast, cast.marion) as client:
        place = await wants(client)
        number = await asks_her_house(client, place)
        await cast.sql.execute("update step_up set created_at = created_at - interval '59 minutes'")
        assert (await client.get(place)).status_code == 200
        assert await finds(luc, number)
