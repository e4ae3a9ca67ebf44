"""An access ends in a month, then in a week: each side is told once that there is a reminder; the app says of what."""

import re
from datetime import timedelta

import asyncpg
import pytest

from backend.delegation.reminding import BY_MAIL, BY_PUSH, remind
from tests.entrusting.giving import delegation_of, gives
from tests.notifications.addressing import confirmed
from tests.notifications.service import Browser

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)
SAID = "Vous avez un rappel"
RIGHTS = """update delegation_right r set starts_at = d.starts_at, ends_at = d.ends_at from delegation d
    where d.id = r.delegation_id"""
TOLD = "select days, to_aidant from delegation_reminder where delegation_id = $1 order by 1, 2"


@pytest.fixture
async def zoe(cast):
    await cast.sql.execute("update establishment set time_zone = $1", await where_it_is(cast, 12))
    await cast.sql.execute("update delegation set stopped_at = now() where id = $1", cast.paula.delegation)
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe))
    await lasts(cast, zoe, 80 * DAY, 20 * DAY)
    return zoe


async def where_it_is(cast, hour):
    """A place where it is this hour now, whatever the hour when the tests run."""
    ahead = (await cast.sql.fetchval("select extract(hour from now() at time zone 'UTC')::int") - hour) % 24
    ahead = ahead if ahead <= 12 else ahead - 24
    return f"Etc/GMT{ahead:+d}"


async def lasts(cast, zoe, since, left):
    times = "starts_at = now() - $2::interval, ends_at = now() + $3::interval"
    await cast.sql.execute(f"update delegation set {times} where id = $1", zoe.given, since, left)
    await cast.sql.execute(RIGHTS)


async def by_the_clock(cast):
    """The worker's round."""
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        await remind(pool)


async def told(cast, zoe):
    return [tuple(row) for row in await cast.sql.fetch(TOLD, zoe.given)]


async def test_both_sides_once_a_month_before_and_once_a_week_before(cast, zoe, work):
    for _ in range(2):
        await by_the_clock(cast)
    assert await told(cast, zoe) == [(30, False), (30, True)]
    assert (len(await work.waiting(BY_MAIL)), len(await work.waiting(BY_PUSH))) == (2, 2)
    await lasts(cast, zoe, 95 * DAY, 5 * DAY)
    for _ in range(2):
        await by_the_clock(cast)
    assert await told(cast, zoe) == [(7, False), (7, True), (30, False), (30, True)]
    assert len(await work.waiting(BY_MAIL)) == 4


@pytest.mark.parametrize(
    ("since", "left"), [(60 * DAY, 31 * DAY), (10 * DAY, 20 * DAY), (5 * DAY, 5 * DAY), (90 * DAY, 0 * DAY)]
)
async def test_nobody_is_reminded_of_what_ends_later_was_just_given_is_short_or_is_over(cast, zoe, since, left):
    await lasts(cast, zoe, since, left)
    await by_the_clock(cast)
    assert await told(cast, zoe) == []


@pytest.mark.parametrize("change", ["stopped_at = now()", "paused_at = now()", "ground = 'measure'"])
async def test_nobody_is_reminded_of_what_is_stopped_rests_or_was_decided_by_others(cast, zoe, change):
    await cast.sql.execute(f"update delegation set {change} where id = $1", zoe.given)
    await by_the_clock(cast)
    assert await told(cast, zoe) == []


@pytest.mark.parametrize("hour", [3, 8, 18, 23])
async def test_nobody_is_reminded_by_night(cast, zoe, hour):
    await cast.sql.execute("update establishment set time_zone = $1", await where_it_is(cast, hour))
    await by_the_clock(cast)
    assert await told(cast, zoe) == []


async def test_the_e_mail_says_that_there_is_a_reminder_and_the_app_says_of_what(cast, zoe, mail, post, work):
    await confirmed(zoe, work, post)
    post.got.clear()
    await by_the_clock(cast)
    assert await work.done(kind=BY_MAIL) == ["done", "done"]
    assert [letter.parsed["subject"] for letter in post.got] == [SAID, SAID]
    for letter in post.got:
        assert "https://aportee.test/\n" in letter.words.replace("\r", "")
        assert not [
            word for word in ("David", "Morel", "Zoé", "Tilleuls", str(zoe.given)) if word in letter.raw.decode()
        ]
    assert "L’accès d’un aidant finit bientôt" in (await cast.david.opens("/")).text
    assert "Finit bientôt" in (await cast.david.opens("/aidants")).text
    assert "Zoé Inconnue vous aide jusqu’au" in (await cast.david.opens(f"/aidants/{zoe.given}")).text
    assert "Votre rôle d’aidant finit bientôt" in (await zoe.client.get("/")).text
    for page in (f"/j-aide/{zoe.given}", f"/pour/{cast.david.id}"):
        assert "Votre aide pour David finit le" in (await zoe.client.get(page)).text


async def test_the_phone_says_it_too_and_leads_to_it(cast, zoe, phone, service, work):
    hers = Browser(service.origin, "zoe")
    assert (await zoe.client.post("/reglages/prevenir", data=hers.form)).status_code == 200
    await by_the_clock(cast)
    assert await work.done(kind=BY_PUSH) == ["done", "done"]
    bodies = {path: body for path, _, body in service.got}
    said = {"david": phone.opens(bodies[phone.path]), "zoe": hers.opens(bodies[hers.path])}
    assert {one["words"] for one in said.values()} == {SAID}
    for who, somebody, place in (("david", cast.david, "/aidants/"), ("zoe", zoe, "/j-aide/")):
        touched = await somebody.client.get(f"/notification/{said[who]['id']}", follow_redirects=False)
        assert touched.headers["location"] == f"{place}{zoe.given}"
    await cast.david.sends(f"/aidants/{zoe.given}/pause")
    assert (await zoe.client.get(f"/notification/{said['zoe']['id']}")).status_code == 404


@pytest.mark.parametrize("verb", ["arreter", "pause"])
async def test_stopped_or_paused_meanwhile_nobody_is_told(cast, zoe, mail, phone, service, post, work, verb):
    await confirmed(zoe, work, post)
    await by_the_clock(cast)
    await cast.david.sends(f"/aidants/{zoe.given}/{verb}")
    post.got.clear()
    for kind in (BY_MAIL, BY_PUSH):
        assert sorted(await work.done(kind=kind)) == ["done", "no longer"]
    assert (post.got, service.got) == ([], [])


async def test_renewed_meanwhile_nobody_is_told(cast, zoe, mail, phone, service, post, work):
    await confirmed(zoe, work, post)
    await by_the_clock(cast)
    page = (await cast.david.opens(f"/aidants/{zoe.given}")).text
    day = re.search(r'name="jusqua" value="([^"]+)"', page)[1]
    await cast.david.sends(f"/aidants/{zoe.given}/renouveler", jusqua=day)
    post.got.clear()
    for kind in (BY_MAIL, BY_PUSH):
        await work.done(kind=kind)
    assert (post.got, service.got) == ([], [])
