"""A program that tries matricules one after the other learns nothing, gets nowhere, and the house is told."""

import pytest

from tests.cast import DLU
from tests.documents.desks import opens, plain

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I03")]
HIS = b"184039741100141"
TOLD, WHY = "personnes inconnues en une heure", "Ce logiciel a envoyé trop de papiers de personnes inconnues"


def tried(number):
    """David's paper, under another number."""
    assert HIS in DLU
    return DLU.replace(HIS, b"1840397411%05d" % number)


async def tries(cast, many, first=0):
    for number in range(first, first + many):
        assert await cast.files(tried(number)) is None


async def reasons(cast):
    rows = await cast.sql.fetch("select reason from deposit where state = 'quarantined' order by received_at")
    return [reason for (reason,) in rows]


async def test_whoever_is_known_or_not_is_answered_alike(cast):
    """Nineteen of nobody, then one that may be of somebody: the next answer says nothing of it."""
    await tries(cast, 20)
    for body in (tried(99), DLU):
        answer = await cast.dui.pushes(body)
        assert (answer.status_code, answer.json()["state"]) == (202, "received")
        await cast.works(answer.json()["id"])
        assert (await cast.dui.hears(answer.json()["id"]))["state"] == "handled"
        assert (await cast.dui.pushes(body)).json()["state"] == "handled"
    assert await reasons(cast) == ["unknown-matricule"] * 20 + ["hurried"] * 2
    assert await cast.david.papers() == []


async def test_the_house_is_told_and_an_hour_later_the_software_goes_on(cast):
    await tries(cast, 19)
    assert TOLD not in plain(await opens(cast.clerk))
    await tries(cast, 1, first=19)
    page = plain(await opens(cast.clerk))
    assert f"Logiciel du foyer a envoyé 20 papiers de {TOLD}" in page
    await cast.sql.execute("update deposit set received_at = received_at - interval '61 minutes'")
    assert await cast.files(DLU) is not None
    assert TOLD not in plain(await opens(cast.clerk))


async def test_a_house_is_not_slowed_down_by_another(cast):
    await tries(cast, 20)
    answer = await cast.other_dui.pushes(DLU)
    await cast.works(answer.json()["id"], cast.other_dui)
    assert "hurried" not in await reasons(cast)


async def test_what_waits_for_another_reason_counts_for_nothing(cast):
    await tries(cast, 20)
    await cast.sql.execute("update deposit set reason = 'other-words'")
    assert await cast.files(DLU) is not None
    assert TOLD not in plain(await opens(cast.clerk))


async def test_what_the_desk_settles_counts_no_more_and_the_others_are_tried_again(cast):
    await tries(cast, 20)
    assert await cast.files(DLU) is None
    await cast.sql.execute("update deposit set state = 'refused', reason = 'desk-identity' where reason <> 'hurried'")
    assert WHY in plain(await opens(cast.clerk))
    parcel = await cast.sql.fetchval("select id from deposit where state = 'quarantined'")
    await cast.clerk.sends(f"/identites/{parcel}/essayer")
    await cast.works(parcel)
    assert len(await cast.david.papers()) == 1
