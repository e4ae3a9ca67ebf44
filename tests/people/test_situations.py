"""Whoever works in two houses says where she works today, and acts for that one only."""

import pytest

from backend.demo import making
from tests.cast import CARE

pytestmark = [pytest.mark.anyio, pytest.mark.story]
SAME = {"sec-fetch-site": "same-origin"}


@pytest.fixture
async def zoe(cast):
    """A nurse of Les Tilleuls and of Les Pins."""
    zoe = await cast.staff(
        "Zoé", "Hoareau", cast.tilleuls, await role(cast, cast.tilleuls), "Madame Hoareau", cast.care
    )
    zoe.elsewhere = await making.member(
        cast.sql, cast.pins, zoe.id, await role(cast, cast.pins), "Madame Hoareau", ()
    )  # fmt: skip
    return zoe


async def role(cast, house):
    return await making.role(cast.sql, house, "volante", "infirmière volante", CARE)


async def inbox(somebody, house):
    return (await somebody.client.get(f"/equipe/{house.id}/messages")).status_code


async def chooses(somebody, house):
    return await somebody.client.post(
        "/equipe/ou", data={"ou": str(getattr(house, "id", house))}, headers=SAME, follow_redirects=False
    )


async def test_the_question_names_her_houses_and_no_other(cast, zoe):
    answer = await zoe.client.get("/equipe", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/equipe/ou")
    page = (await zoe.client.get("/equipe/ou")).text
    assert "Où travaillez-vous aujourd’hui" in page
    assert str(cast.tilleuls.id) in page
    assert str(cast.pins.id) in page
    martins = (await cast.martin.client.get("/equipe/ou")).text
    assert str(cast.pins.id) not in martins
    assert (await cast.david.client.get("/equipe/ou")).status_code == 404


async def test_until_she_chose_neither_house_is_open(cast, zoe):
    assert await inbox(zoe, cast.tilleuls) == await inbox(zoe, cast.pins) == 404


async def test_she_acts_for_the_one_she_chose_and_may_change(cast, zoe):
    answer = await chooses(zoe, cast.tilleuls)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/equipe/{cast.tilleuls.id}")
    assert (await inbox(zoe, cast.tilleuls), await inbox(zoe, cast.pins)) == (200, 404)
    assert "Vous travaillez ici" in (await zoe.client.get("/equipe/ou")).text
    await chooses(zoe, cast.pins)
    assert (await inbox(zoe, cast.tilleuls), await inbox(zoe, cast.pins)) == (404, 200)


async def test_a_write_for_the_other_house_is_refused_too(cast, zoe):
    await chooses(zoe, cast.tilleuls)
    answer = await zoe.client.post(
        f"/equipe/{cast.pins.id}/messages/{cast.pins.id}/prendre", data={"key": "k"}, headers=SAME
    )
    assert answer.status_code == 404


@pytest.mark.attack("A04")
@pytest.mark.parametrize("house", ["00000000-0000-0000-0000-000000000000", "pins", "stopped"])
async def test_only_a_house_where_she_works_now_can_be_chosen(cast, zoe, house):
    if house == "stopped":
        await cast.sql.execute("update membership set stopped_at = now() where id = $1", zoe.elsewhere)
    wanted = cast.pins.id if house != "00000000-0000-0000-0000-000000000000" else house
    somebody = cast.martin if house == "pins" else zoe
    assert (await chooses(somebody, wanted)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from sign_in where situation is not null") == 0


async def test_what_is_no_house_is_no_choice(zoe):
    assert (await chooses(zoe, "x")).status_code == 422


async def test_a_house_she_left_is_closed_though_she_chose_it(cast, zoe):
    await chooses(zoe, cast.pins)
    await cast.sql.execute("update membership set stopped_at = now() where id = $1", zoe.elsewhere)
    assert await inbox(zoe, cast.pins) == 404
    answer = await zoe.client.get("/equipe", follow_redirects=False)
    assert answer.headers["location"] == "/equipe/ou"
    await chooses(zoe, cast.tilleuls)
    assert await inbox(zoe, cast.tilleuls) == 200


async def test_whoever_works_in_one_house_is_asked_nothing(cast):
    answer = await cast.martin.client.get("/equipe", follow_redirects=False)
    assert answer.headers["location"] == f"/equipe/{cast.tilleuls.id}"
    assert await inbox(cast.martin, cast.tilleuls) == 200


async def test_her_choice_is_that_of_this_device_only(cast, zoe):
    other = await cast.signed_in(person=zoe.id, name="Zoé")
    await chooses(zoe, cast.tilleuls)
    assert await inbox(other, cast.tilleuls) == 404
