"""How long an invitation lasts, how often its code is tried, and when it is forgotten."""

import asyncio
from datetime import timedelta

import pytest

from tests.entrusting.inviting import (
    accepts,
    coming,
    confirms,
    delegations,
    invites,
    other,
    plain,
    types,
)

pytestmark = pytest.mark.anyio
SHIFT = "update invitation set made_at = made_at - $1::interval, expires_at = expires_at - $1::interval"


async def test_five_tries_and_no_more_even_with_the_right_code_and_from_everywhere(cast):
    link, code, _ = await invites(cast.david)
    for number in range(5):
        async with coming(cast, f"thief {number}") as thief:
            assert (await types(thief, link, other(code))).status_code == 422
    async with coming(cast) as paula:
        assert (await types(paula, link, code)).status_code == 422
    assert await cast.sql.fetchval("select tries from invitation") == 5


async def test_tries_at_the_same_instant_are_all_counted(cast):
    link, code, _ = await invites(cast.david)
    async with coming(cast, "a") as one, coming(cast, "b") as two:
        await asyncio.gather(*[types(who, link, other(code)) for who in (one, two) for _ in range(4)])
    assert await cast.sql.fetchval("select tries from invitation") == 5


async def test_an_identity_tries_five_times_in_a_quarter_of_an_hour_whatever_the_link(cast):
    made = [await invites(cast.david) for _ in range(6)]
    async with coming(cast, "thief") as thief:
        for link, code, _ in made[:5]:
            await types(thief, link, other(code))
        link, code, _ = made[5]
        assert (await types(thief, link, code)).status_code == 422
        await cast.sql.execute("update card_try set began_at = now() - interval '15 minutes 1 second'")
        assert (await types(thief, link, code)).status_code == 303


@pytest.mark.parametrize(("hours", "works"), [(71, True), (72, False)])
async def test_it_lasts_seventy_two_hours(cast, hours, works):
    link, code, there = await invites(cast.david)
    await cast.sql.execute(SHIFT, timedelta(hours=hours))
    async with coming(cast) as paula:
        assert (await types(paula, link, code)).status_code == (303 if works else 422)
    page = plain((await cast.david.client.get(there)).text)
    assert ("L’invitation est finie" in page) == (not works)


@pytest.mark.parametrize(("hours", "status"), [(71, 200), (72, 404)])
async def test_once_accepted_he_has_seventy_two_hours_to_say_that_it_is_she(cast, hours, status):
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    both = "accepted_at = accepted_at - $1::interval, expires_at = expires_at - $1::interval"
    await cast.sql.execute(f"update invitation set {both}", timedelta(hours=hours))
    before = await delegations(cast, cast.david)
    assert (await confirms(cast.david, there)).status_code == status
    assert await delegations(cast, cast.david) == before + (status == 200)


async def test_she_answers_too_late(cast):
    link, code, _ = await invites(cast.david)
    async with coming(cast) as paula:
        await types(paula, link, code)
        invitation = await cast.sql.fetchval("select id from invitation")
        await cast.sql.execute(SHIFT, timedelta(hours=72))
        said = {"key": str(invitation), "invitation": str(invitation), "reponse": "oui"}
        assert (await paula.post("/invitation/reponse", data=said)).headers["location"] == "/invitation?suite=tard"
        assert "David" not in (await paula.get("/invitation")).text


async def test_until_the_end_of_the_year_is_the_year_in_which_he_invited(cast):
    """Chosen on the last day but one, answered after the new year: it would be over, and gives nothing."""
    link, code, there = await invites(cast.david)
    await cast.sql.execute("update invitation set rights_end = now() - interval '1 second'")
    async with coming(cast) as paula:
        assert (await types(paula, link, code)).status_code == 303
        assert "David" not in (await paula.get("/invitation")).text
    assert "L’invitation est finie" in plain((await cast.david.client.get(there)).text)


async def test_it_is_forgotten(cast):
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    await cast.david.sends(f"{there}/annuler")
    await cast.sql.execute("select forget_attempts()")
    assert await cast.sql.fetchval("select subject from invitation") is None
    await cast.sql.execute("update invitation set decided_at = now() - interval '31 days'")
    await cast.sql.execute("select forget_attempts()")
    assert await cast.sql.fetchval("select count(*) from invitation") == 0
