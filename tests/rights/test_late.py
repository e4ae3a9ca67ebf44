"""A request that nobody answers in time is told late, by itself, in the hour of its house."""

import asyncpg
import pytest

from backend.rights.jobs import say_late
from tests.rights.asks import answers, opposes, steps_of

pytestmark = pytest.mark.anyio
OVERDUE = "update request set due_on = (now() at time zone 'Europe/Paris')::date - 1 where id = $1"
TODAY = "update request set due_on = (now() at time zone 'Europe/Paris')::date where id = $1"


async def round_goes(cast):
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        await say_late(pool)


async def test_it_rises_on_top_and_the_person_is_told(cast, paper):
    request = await opposes(cast.david, paper)
    await cast.sql.execute(OVERDUE, request)
    for _ in range(2):
        await round_goes(cast)
    assert await steps_of(cast, request) == ["asked", "late"]
    assert "demande en retard" in (await cast.martin.opens("/demandes")).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "En retard" in (await cast.david.opens(f"/demandes/{request}")).text
    assert "En retard" in (await cast.david.opens("/demandes")).text


async def test_the_last_day_is_still_in_time(cast, paper):
    request = await opposes(cast.david, paper)
    await cast.sql.execute(TODAY, request)
    await round_goes(cast)
    assert await steps_of(cast, request) == ["asked"]
    assert "En retard" not in (await cast.david.opens(f"/demandes/{request}")).text


async def test_what_was_answered_is_not_late(cast, paper):
    request = await opposes(cast.david, paper)
    await answers(cast.martin, request, "accepted")
    await cast.sql.execute(OVERDUE, request)
    await round_goes(cast)
    assert "late" not in await steps_of(cast, request)
