"""On her eighteenth birthday a person gives her own accesses: those that her parents had end."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import asyncpg
import pytest

from backend.demo import making
from backend.people.leaving.service import end_at_majority
from tests.cast import DAVID

pytestmark = pytest.mark.anyio
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
async def turns(cast, database):
    """The minute passes."""

    async def run():
        async with asyncpg.create_pool(database.dsn("worker"), min_size=0, max_size=1) as pool:
            return await end_at_majority(pool)

    return run


def eighteen_in(days):
    today = datetime.now(PARIS).date()
    return (today.replace(year=today.year - 18) + timedelta(days=days)).isoformat()


async def born(cast, days):
    """David is eighteen so many days from now."""
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", cast.david.dossier, eighteen_in(days))


async def given(cast, relation):
    update = "update delegation set relation = $2, given_at = now() - interval '400 days' where id = $1"
    await cast.sql.execute(update, cast.paula.delegation, relation)


@pytest.mark.attack("O13")
async def test_the_day_before_his_mother_acts_for_him_and_that_day_no_more(cast, turns):
    await given(cast, "MTH")
    await born(cast, 1)
    assert await turns() == 0
    assert (await cast.paula.opens("/papiers")).status_code == 200
    await born(cast, 0)
    assert await turns() == 1
    assert (await cast.paula.opens("/papiers")).status_code == 404
    assert (await cast.david.opens("/papiers")).status_code == 200


async def test_a_sister_keeps_what_he_gave_her(cast, turns):
    await given(cast, "SIS")
    await born(cast, -1)
    assert await turns() == 0
    assert (await cast.paula.opens("/papiers")).status_code == 200


async def test_what_he_gave_his_mother_once_of_age_stays(cast, turns):
    await born(cast, -30)
    await cast.sql.execute("update delegation set relation = 'MTH' where id = $1", cast.paula.delegation)
    assert await turns() == 0
    assert (await cast.paula.opens("/papiers")).status_code == 200


async def test_it_is_the_midnight_of_the_house(cast, turns):
    """At Nouméa the day begins long before Paris."""
    await given(cast, "FTH")
    here = datetime.now(ZoneInfo("Pacific/Noumea")).date()
    await cast.sql.execute("update establishment set time_zone = 'Pacific/Noumea' where id = $1", cast.tilleuls.id)
    await cast.sql.execute(
        "update dossier set birthdate = $2 where id = $1",
        cast.david.dossier, here.replace(year=here.year - 18).isoformat(),
    )  # fmt: skip
    assert await turns() == 1


async def test_nobody_of_the_web_may_ask_for_it(cast, database):
    sql = await database.connect("app")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await sql.fetchval("select end_at_majority('{MTH}')")
    await sql.close()


async def test_a_date_that_one_house_mistypes_ends_nothing_of_the_other(cast, turns):
    """He is a child for Les Tilleuls; Les Pins wrote that he is of age, or wrote no date at all."""
    await given(cast, "MTH")
    await born(cast, 200)
    other = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    for date in (eighteen_in(-9), ""):
        await cast.sql.execute("update dossier set birthdate = $2 where id = $1", other, date)
        assert await turns() == 0
    assert (await cast.paula.opens("/papiers")).status_code == 200
    await born(cast, -1)
    assert await turns() == 1
