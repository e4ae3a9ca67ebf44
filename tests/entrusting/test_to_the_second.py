"""An access ends at its instant, by the clock of PostgreSQL alone: open a second before, shut at it, everywhere."""

from datetime import UTC, date, timedelta
from uuid import uuid4

import pytest

from backend.delegation.rules import end_of, last_day
from tests.entrusting.giving import delegation_of, gives
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
SECOND = timedelta(seconds=1)
SPRING, AUTUMN, LEAP = date(2027, 3, 28), date(2026, 10, 25), date(2028, 2, 29)

HOURS = {SPRING: 23, AUTUMN: 25}


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    zoe.base = f"/pour/{cast.david.id}"
    await zoe.sends("/messages/ecrire", quoi="other", mots="Bonjour")
    paper, thread = await cast.files(reference()), await cast.sql.fetchval("select id from thread")
    zoe.places = ("", "/papiers", f"/papiers/{paper}", f"/papiers/{paper}/original", "/messages", f"/messages/{thread}")
    zoe.writes = f"/messages/{thread}/repondre"
    return zoe


async def ends_in(cast, zoe, left):
    """By moving its end: PostgreSQL's now() is the only clock. It began long before, however fast the machine is."""
    begun = "starts_at = now() - interval '1 day', ends_at = now() + $2::interval"
    await cast.sql.execute(f"update delegation set {begun} where id = $1", zoe.given, left)


async def asked(zoe):
    pages = {(await zoe.opens(place)).status_code for place in zoe.places}
    form = {"key": str(uuid4()), "mots": "Merci"}
    return pages, (await zoe.client.post(zoe.base + zoe.writes, data=form, follow_redirects=False)).status_code


@pytest.mark.attack("B03")
async def test_open_until_the_instant_and_shut_from_it_on_every_door(cast, zoe):
    await ends_in(cast, zoe, timedelta(minutes=5))
    assert await asked(zoe) == ({200}, 303)
    await ends_in(cast, zoe, timedelta())
    assert await asked(zoe) == ({404}, 404)
    assert "Agir pour David" not in (await zoe.client.get("/")).text
    for path in (f"/j-aide/{zoe.given}", f"/j-aide/{zoe.given}/arreter"):
        assert (await zoe.client.get(path)).status_code == 404
    assert "Fini le" in (await cast.david.opens("/aidants")).text


@pytest.mark.attack("B03")
@pytest.mark.parametrize(("ahead", "open_"), [(SECOND, True), (timedelta(), False), (-SECOND, False)])
@pytest.mark.parametrize("function", ["act_as_reader($1, 'aidant', $2)", "people", "pretend"])
async def test_in_one_transaction_the_very_instant_is_over(cast, zoe, function, ahead, open_):
    """now() stands still inside a transaction: what ends at it has ended, what ends a second later has not."""
    sql, told = cast.sql, cast.sql.transaction()
    await told.start()
    try:
        await ends_in(cast, zoe, ahead)
        assert await _open(sql, cast, zoe, function) is open_
    finally:
        await told.rollback()


async def _open(sql, cast, zoe, function):
    if function.startswith("act"):
        return await sql.fetchval(f"select {function}", zoe.id, cast.david.id) is not None
    as_whom = zoe.id if function == "people" else cast.david.id
    await sql.execute("select act_as_reader($1, 'usager', null)", as_whom)
    if function == "people":
        return zoe.given in {str(one) for (one,) in await sql.fetch("select delegation from people_i_help()")}
    await sql.execute("select pretend_aidant($1)", zoe.given)
    return await sql.fetchval("select capacity()") == "aidant"


@pytest.mark.attack("B03")
@pytest.mark.parametrize("day", [SPRING, AUTUMN, LEAP])
@pytest.mark.parametrize("zone", ["Europe/Paris", "Indian/Reunion"])
async def test_its_last_day_has_the_hours_that_it_has_there(cast, day, zone):
    """PostgreSQL and the app call the same instant the end of that day, summer time and leap days included."""
    end = end_of(day, zone)
    there = await cast.sql.fetchval("select (($1::date + 1)::timestamp at time zone $2)", day, zone)
    assert end == there
    hours = (end.astimezone(UTC) - end_of(day - timedelta(days=1), zone).astimezone(UTC)) / timedelta(hours=1)
    assert hours == (HOURS.get(day, 24) if zone == "Europe/Paris" else 24)


def test_a_month_from_the_thirty_first_of_january_of_a_leap_year():
    assert last_day("month", date(2028, 1, 31)) == LEAP
