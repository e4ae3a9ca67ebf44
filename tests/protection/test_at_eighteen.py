"""Parental authority ends at the midnight of the house that begins the eighteenth birthday."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import PARIS, enters, newest, place, plain
from tests.protection.julien import eighteen_in, family, opens, parent

pytestmark = pytest.mark.anyio
UNTIL = "select ends_at from delegation where aidant_id = $1 and stopped_at is null"


@pytest.fixture
async def home(cast):
    return await family(cast)


@pytest.fixture
async def care(cast, home):
    return await paper(cast, cast.pins, home[0].dossier, "soins")


@pytest.mark.attack("C07")
async def test_it_ends_at_the_midnight_of_the_house_when_he_is_eighteen(cast, desks, home, care):
    julien, mother, _ = home
    measure = await parent(cast, desks, julien, mother)
    birthday = datetime.now(PARIS).date() + timedelta(days=900)
    assert await cast.sql.fetchval(UNTIL, mother.id) == datetime(*birthday.timetuple()[:3], tzinfo=PARIS)
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, eighteen_in(0))
    await cast.sql.execute("select settle_measure($1)", measure)
    assert not await opens(mother, julien)


@pytest.mark.parametrize(
    ("birthdate", "first_of_age"),
    [
        ("2012-02-29", (2030, 3, 1)),
        ("2012-02-28", (2030, 2, 28)),
        ("2012-05-00", (2030, 5, 31)),
        ("2012-00-00", (2030, 12, 31)),
    ],
)
async def test_born_on_a_day_that_year_has_not(cast, desks, home, birthdate, first_of_age):
    julien, mother, _ = home
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, birthdate)
    await cast.sql.execute("update establishment set time_zone = 'Indian/Reunion' where id = $1", cast.pins.id)
    await parent(cast, desks, julien, mother)
    ends = await cast.sql.fetchval(UNTIL, mother.id)
    assert ends == datetime(*first_of_age, tzinfo=ZoneInfo("Indian/Reunion"))


async def test_nobody_has_authority_over_an_adult_nor_over_somebody_of_unknown_age(cast, desks, home):
    julien, mother, _ = home
    for birthdate in (eighteen_in(0), ""):
        await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, birthdate)
        page = await enters(desks[0], julien, "parent/", mother, fin="")
        assert (page.status_code, "pas d’autorité parentale" in plain(page)) == (422, True)
    assert await newest(cast, julien) is None
    assert "Valérie" not in plain(await desks[0].opens(place(julien)))
