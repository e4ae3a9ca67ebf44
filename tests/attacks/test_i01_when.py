"""When a program is told what became of a paper tells nothing either: to file takes longer than to put aside."""

import pytest

from tests.attacks.test_i01_time import HIS, NOBODYS, paper
from tests.documents.desks import does, state_of

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I01")]


async def brought(cast, about):
    deposit = (await cast.dui.pushes(paper(about))).json()["id"]
    await cast.works(deposit)
    return deposit


async def told(cast, deposit):
    return {k: v for k, v in (await cast.dui.asks(f"/api/depots/{deposit}")).json().items() if k == "state"}


@pytest.mark.parametrize(("about", "became"), [(HIS, "filed"), (NOBODYS, "quarantined")])
async def test_what_became_of_it_is_told_two_seconds_after_it_came_and_not_when_it_is_known(cast, about, became):
    deposit = await brought(cast, about)
    assert await state_of(cast, deposit) == became
    await cast.sql.execute("update deposit set received_at = now() - interval '1 second'")
    assert await told(cast, deposit) == {"state": "received"}
    assert (await cast.dui.hears(deposit))["state"] == "handled"


async def test_a_parcel_that_the_desk_has_tried_again_was_handled_and_is(cast):
    """Told that it is new, its sender would know that it had waited."""
    deposit = await brought(cast, NOBODYS)
    assert (await cast.dui.hears(deposit))["state"] == "handled"
    await does(cast.clerk, deposit, "essayer")
    assert await state_of(cast, deposit) == "received"
    assert await told(cast, deposit) == {"state": "handled"}
    await cast.works(deposit)
    assert await state_of(cast, deposit) == "quarantined"
    assert await told(cast, deposit) == {"state": "handled"}


BECAME = [("refused", "unreadable"), ("refused", "desk-identity"), ("disputed", None)]


@pytest.mark.parametrize(("state", "reason"), BECAME)
async def test_whatever_becomes_of_it_then_says_no_more(cast, state, reason):
    """The worker reads it anew, and writes over why it waits: only one that waited was tried again."""
    deposit = await brought(cast, NOBODYS)
    await does(cast.clerk, deposit, "essayer")
    await cast.sql.execute("update deposit set state = $1, reason = $2", state, reason)
    answer = (await cast.dui.asks(f"/api/depots/{deposit}")).json()
    assert (answer["state"], answer.get("reason")) == ("handled", None)


async def test_one_that_nobody_tried_again_is_told_as_it_is(cast):
    deposit = await brought(cast, HIS)
    await cast.sql.execute("update deposit set state = 'refused', reason = 'unreadable'")
    answer = (await cast.dui.asks(f"/api/depots/{deposit}")).json()
    assert (answer["state"], answer["reason"]) == ("refused", "unreadable")


async def test_the_desk_alone_sees_that_it_waits(cast):
    deposit = await brought(cast, NOBODYS)
    assert (await cast.clerk.opens(f"/identites/{deposit}")).status_code == 200
    assert (await cast.martin.opens(f"/identites/{deposit}")).status_code == 404
