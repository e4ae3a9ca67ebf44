"""Two people said that it is she, and she comes late: what is left of the five minutes, and how she asks anew."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.identity.vouching.desk import asks_her_house, goes_on, hers, second_identity, vouched, wants
from tests.people.members.deciding import plain
from tests.pressing import given_back

pytestmark = pytest.mark.anyio
LATER = """update vouching set ends_at = ends_at - $1::interval, created_at = created_at - $1::interval,
           confirmed_at = confirmed_at - $2::interval"""
ASKED = "update step_up set created_at = created_at - $1::interval where act = 'address'"
LEAVES = "select begin_attempt(gen_random_uuid(), $1, $1, 'franceconnect-plus', 'n', 'v', '/', $2)"


@pytest.fixture
async def client(cast):
    async with hers(cast, cast.marion) as browser:
        yield browser


@pytest.fixture
async def place(cast, client):
    """Marion asked; two people said it."""
    there = await wants(client)
    luc = await second_identity(cast)
    await vouched(cast, cast.clerk, luc, await asks_her_house(client, there))
    return there


async def passes(cast, since_asked, since_said):
    """So many minutes since she asked her house, and since both said it."""
    asked, said = (timedelta(minutes=minutes) for minutes in (since_asked, since_said))
    await cast.sql.execute(LATER, asked, said)
    await cast.sql.execute(ASKED, asked)


async def presses_again(client, place):
    answer = await client.post(f"{place}/maison", data={"key": str(uuid4())})
    return answer.headers["location"]


async def test_said_at_the_end_of_the_hour_it_stands_for_its_five_minutes(cast, client, place):
    await passes(cast, 61, 3)
    assert (await goes_on(client, place)).status_code == 303
    assert (await client.get(place)).status_code == 200


async def test_nothing_is_left_of_it_after_the_hour_and_the_five_minutes(cast, client, place):
    await passes(cast, 66, 5)
    assert (await client.get(place)).status_code == 404
    assert (await goes_on(client, place)).status_code == 404


async def test_six_minutes_later_she_is_told_and_asks_for_the_same_act_anew(cast, client, place):
    await passes(cast, 10, 6)
    page = await client.get(place)
    assert "C’est trop tard" in plain(page)
    assert "Voir si c’est fait" not in plain(page)
    again = await presses_again(client, place)
    assert again != place
    assert "Personne n’a encore dit que c’est vous" in plain(await client.get(again))
    assert (await goes_on(client, again)).status_code == 422, "nobody said it of this one"


async def test_what_she_typed_comes_with_it(cast, client, place):
    await passes(cast, 10, 6)
    again = await presses_again(client, place)
    await cast.sql.execute("update step_up set proved_at = now() where id = $1", UUID(again.rpartition("/")[2]))
    action, fields = given_back(await client.get(again))
    assert (action, fields["adresse"]) == ("/reglages/prevenir/adresse", "marion@exemple.fr")


@pytest.mark.parametrize(("minutes", "leaves"), [(74, True), (121, False)])
async def test_a_provider_is_asked_as_long_as_her_house_may_say_it(cast, place, minutes, leaves):
    await cast.sql.execute(ASKED, timedelta(minutes=minutes))
    step_up = UUID(place.rpartition("/")[2])
    assert await cast.sql.fetchval(LEAVES, bytes(32), step_up) is leaves


@pytest.mark.parametrize(("minutes", "status"), [(4, 303), (5, 422)])
async def test_five_minutes_after_the_second(cast, client, place, minutes, status):
    await passes(cast, 10, minutes)
    assert (await goes_on(client, place)).status_code == status


async def test_taking_it_gives_no_more_minutes(cast, client, place):
    await passes(cast, 10, 4)
    await goes_on(client, place)
    assert await cast.sql.fetchval("select proved_at < now() - interval '3 minutes' from step_up where act = 'address'")
