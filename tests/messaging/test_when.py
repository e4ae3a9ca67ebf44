"""Before she sends, a person reads who answers and when; the same promise says when the answer is late."""

import re
from datetime import UTC, datetime, time, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.cast import HOURS
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
MIDNIGHT = r"(aujourd’hui|demain) avant minuit\."


@pytest.fixture
async def always(cast):
    """The nurses are there day and night."""
    await making.hours(cast.sql, cast.tilleuls, cast.care, range(1, 8), time(), time())


async def on_duty(cast, somebody, house=None, team=None):
    now = datetime.now(UTC)
    shift = (now - timedelta(hours=1), now + timedelta(days=2))
    await making.on_duty(cast.sql, house or cast.tilleuls, team or cast.care, somebody.membership, *shift)


async def read(person, path):
    return unescape((await person.opens(path)).text)


async def test_the_team_answers_before_it_leaves(cast, always):
    thread = await begins(cast.david)
    for path in ("/messages/ecrire", thread):
        assert re.search(f"L’équipe vous répond {MIDNIGHT}", await read(cast.david, path))


async def test_who_is_on_duty_is_named(cast, always):
    await on_duty(cast, cast.martin)
    thread = await begins(cast.david)
    for path in ("/messages/ecrire", thread):
        assert re.search(f"Madame Martin vous répond {MIDNIGHT}", await read(cast.david, path))


@pytest.mark.parametrize(
    "gone",
    ["update membership set stopped_at = now() where id = $1", "delete from membership_team where membership_id = $1"],
)
async def test_who_left_is_named_no_more(cast, always, gone):
    await on_duty(cast, cast.martin)
    await cast.sql.execute(gone, cast.martin.membership)
    assert re.search(f"L’équipe vous répond {MIDNIGHT}", await read(cast.david, "/messages/ecrire"))


async def test_nobody_is_there_today_and_it_is_said_when_somebody_is(cast):
    """At Les Pins, in the time of La Réunion: only on the day that is the day after tomorrow there."""
    await cast.sql.execute("update establishment set time_zone = 'Indian/Reunion', holidays = 'reunion'")
    day = (datetime.now(UTC) + timedelta(hours=4, days=2)).isoweekday()
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    await making.hours(cast.sql, cast.pins, team, range(1, 8) if day == 7 else (day,), time(9, 30), time(12))
    said = await read(cast.laura, "/messages/ecrire")
    assert re.search(r"L’équipe (vous )?répond .* (à partir de 9\sheures\s30|avant 12\sheures)\.", said)


async def test_what_was_promised_is_when_it_is_late(cast, always):
    await begins(cast.david)
    due, since = await cast.sql.fetchrow("select due_at, waits_since from thread")
    here = due.astimezone(ZoneInfo("Europe/Paris"))
    assert (here.hour, here.minute) == (0, 0)
    assert timedelta(hours=1) <= due - since <= timedelta(hours=26)
    page = await read(cast.martin, "/messages")
    assert re.search(r"Réponse promise pour (aujourd’hui|demain) à minuit", page)


async def test_without_hours_the_team_says_it_in_its_own_words(cast):
    assert HOURS in await read(cast.david, "/messages/ecrire")
    await begins(cast.david)
    due, since = await cast.sql.fetchrow("select due_at, waits_since from thread")
    assert abs(due - since - timedelta(days=2)) < timedelta(minutes=1)


async def test_about_a_paper_the_team_of_its_house_is_named(cast, always):
    """She is known in two houses: each paper is written about to the house that keeps it."""
    await cast.sql.execute("update dossier set person_id = $1 where id = $2", cast.david.id, cast.laura.dossier)
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    await making.hours(cast.sql, cast.pins, team, range(1, 8), time(), time())
    await on_duty(cast, cast.roux, cast.pins, team)
    known = await paper(cast, cast.pins, cast.laura.dossier)
    assert "Monsieur Roux vous répond" in await read(cast.david, f"/messages/ecrire?papier={known}")
