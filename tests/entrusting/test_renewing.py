"""David says yes once more, in the last thirty days: the same rights for as long, in one tap."""

import re
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from backend.delegation.rules import renewed_until
from tests.entrusting.giving import delegation_of, gives
from tests.person import PROOF

pytestmark = pytest.mark.anyio
LENGTH = "update delegation set starts_at = now() - $2::interval, ends_at = now() + $3::interval where id = $1"
RIGHTS = "select dossier_id, can, family from delegation_right where delegation_id = $1 order by 1, 2, 3"
ROW = "select usager_id, aidant_id, relation, ground from delegation where id = $1"
DAY = timedelta(days=1)


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    await lasts(cast, zoe, 80 * DAY, 20 * DAY)
    return zoe


async def lasts(cast, zoe, since, left):
    await cast.sql.execute(LENGTH, zoe.given, since, left)
    await cast.sql.execute(
        "update delegation_right r set starts_at = d.starts_at, ends_at = d.ends_at from delegation d"
        " where d.id = r.delegation_id and d.id = $1",
        zoe.given,
    )


async def day_of(david, zoe):
    return re.search(r'name="jusqua" value="([^"]+)"', (await david.opens(f"/aidants/{zoe.given}")).text)


async def says_yes(david, zoe, day=None, **fields):
    day = day or (await day_of(david, zoe))[1]
    return await david.sends(f"/aidants/{zoe.given}/renouveler", jusqua=day, **fields)


async def alive(cast, zoe):
    return await cast.sql.fetch("select id from delegation where aidant_id = $1 and stopped_at is null", zoe.id)


async def test_the_same_rights_for_as_long_again(cast, zoe):
    assert "Dire encore oui, jusqu’au" in (await cast.david.opens(f"/aidants/{zoe.given}")).text
    page = await says_yes(cast.david, zoe)
    assert "Vous avez dit encore oui" in page.text
    made = delegation_of(page)
    assert made != zoe.given
    assert await cast.sql.fetch(RIGHTS, made) == await cast.sql.fetch(RIGHTS, zoe.given)
    assert await cast.sql.fetchrow(ROW, made) == await cast.sql.fetchrow(ROW, zoe.given)
    new = await cast.sql.fetchrow("select follows, ends_at - starts_at as lasts from delegation where id = $1", made)
    assert str(new["follows"]) == zoe.given
    assert abs(new["lasts"] - 100 * DAY) <= DAY
    old = await cast.sql.fetchrow("select stopped_at, ended_by from delegation where id = $1", zoe.given)
    assert (old["stopped_at"] is not None, old["ended_by"]) == (True, "usager")
    assert (await zoe.client.get(f"/pour/{cast.david.id}/messages")).status_code == 200
    listed = (await cast.david.opens("/aidants")).text
    assert listed.count("Zoé Inconnue") == listed.split("Ils ne peuvent plus")[0].count("Zoé Inconnue")
    assert "Un accès plus récent le remplace." in (await cast.david.opens(f"/aidants/{zoe.given}")).text
    assert "avez dit encore oui à un aidant" in (await cast.david.opens("/acces")).text
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'delegation.renewed'") == 1


async def test_a_right_that_ended_before_does_not_come_back(cast, zoe):
    await cast.sql.execute(
        "update delegation_right set ends_at = now() - interval '1 day' where delegation_id = $1 and can = 'write'",
        zoe.given,
    )
    made = delegation_of(await says_yes(cast.david, zoe))
    assert {can for _, can, _ in await cast.sql.fetch(RIGHTS, made)} == {"read"}


async def test_one_with_an_end_of_its_own_keeps_it(cast, zoe):
    end = await cast.sql.fetchval(
        "update delegation_right set ends_at = now() + interval '3 days' where delegation_id = $1 and can = 'write'"
        " returning ends_at",
        zoe.given,
    )
    made = delegation_of(await says_yes(cast.david, zoe))
    ends = await cast.sql.fetch("select ends_at from delegation_right where delegation_id = $1 and can = 'write'", made)
    assert {one for (one,) in ends} == {end}


async def test_a_dossier_that_is_his_no_more_is_not_given_again(cast, zoe):
    day = (await day_of(cast.david, zoe))[1]
    await cast.sql.execute("update dossier set linked_at = null where id = $1", cast.david.dossier)
    assert (await says_yes(cast.david, zoe, day)).status_code == 422
    assert [str(one) for (one,) in await alive(cast, zoe)] == [zoe.given]


@pytest.mark.parametrize(
    "change",
    [
        "stopped_at = now()",
        "paused_at = now()",
        "ends_at = now()",
        "ends_at = now() + interval '31 days'",
        "ground = 'measure'",
        "ground = 'authority'",
    ],
)
async def test_stopped_at_rest_over_far_from_its_end_or_decided_by_others_it_is_not_renewed(cast, zoe, change):
    day = (await day_of(cast.david, zoe))[1]
    await cast.sql.execute(f"update delegation set {change} where id = $1", zoe.given)
    assert await day_of(cast.david, zoe) is None
    refused = await says_yes(cast.david, zoe, day)
    decided = change.startswith("ground")  # by others: it is shown with the measure, and not here
    assert (refused.status_code, "Rien n’a changé" in refused.text) == ((404, False) if decided else (422, True))
    assert await cast.sql.fetchval("select count(*) from delegation where follows = $1", zoe.given) == 0


async def test_not_another_end_than_the_one_he_read(cast, zoe):
    for day in ("2099-12-31", "x", "2026-02-30"):
        assert (await says_yes(cast.david, zoe, day)).status_code == 422
    assert [str(one) for (one,) in await alive(cast, zoe)] == [zoe.given]


async def test_nobody_else_says_yes(cast, zoe):
    day = (await day_of(cast.david, zoe))[1]
    for somebody in (cast.marion, zoe):
        form = {"key": str(uuid4()), "jusqua": day}
        assert (await somebody.client.post(f"/aidants/{zoe.given}/renouveler", data=form)).status_code == 404
    assert [str(one) for (one,) in await alive(cast, zoe)] == [zoe.given]


async def test_a_double_tap_renews_once(cast, zoe):
    day, key = (await day_of(cast.david, zoe))[1], str(uuid4())
    first, second = [await says_yes(cast.david, zoe, day, key=key) for _ in range(2)]
    assert first.url == second.url
    assert len(await alive(cast, zoe)) == 1


@pytest.mark.parametrize("older", [DAY / 2, 3 * DAY])
async def test_whoever_came_in_long_ago_proves_again_who_he_is(cast, zoe, older):
    day = (await day_of(cast.david, zoe))[1]
    await cast.sql.execute("update sign_in set began_at = now() - $1::interval", older)
    form = {"key": str(uuid4()), "jusqua": day}
    path = f"/aidants/{zoe.given}/renouveler"
    asked = await cast.david.client.request("POST", path, data=form, follow_redirects=False)
    assert asked.headers["location"].startswith(PROOF)
    assert await cast.sql.fetchval("select count(*) from delegation where follows = $1", zoe.given) == 0
    assert "Vous avez dit encore oui" in (await cast.david.sends(path, jusqua=day)).text


async def test_one_proof_alone_is_not_enough_however_recent(cast, zoe):
    """He came in a minute ago with one means only: twelve hours are for two proofs."""
    day = (await day_of(cast.david, zoe))[1]
    await cast.sql.execute("update sign_in set level = 1, began_at = now() - interval '1 minute'")
    path, form = f"/aidants/{zoe.given}/renouveler", {"key": str(uuid4()), "jusqua": day}
    asked = await cast.david.client.request("POST", path, data=form, follow_redirects=False)
    assert asked.headers["location"].startswith("/entrer/encore"), "by two proofs, this time"
    assert [str(one) for (one,) in await alive(cast, zoe)] == [zoe.given]
    await cast.sql.execute("update sign_in set level = 2")
    assert "Vous avez dit encore oui" in (await cast.david.client.request("POST", path, data=form)).text


def test_as_many_days_across_summer_time_and_a_leap_day():
    paris = ZoneInfo("Europe/Paris")
    started, ended = datetime(2027, 11, 28, 15, tzinfo=paris), datetime(2028, 3, 1, tzinfo=paris)
    end = renewed_until(started, ended, datetime(2028, 2, 20, 9, tzinfo=paris), "Europe/Paris")
    assert end == datetime(2028, 5, 24, tzinfo=paris)
    assert (end - timedelta(seconds=1)).date().isoformat() == "2028-05-23"
