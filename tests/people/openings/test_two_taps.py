"""Two taps on two reasons at once: care does not stop there."""

import asyncio
from uuid import uuid4

import pytest

from backend.db.once import claim
from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.people.openings.reading import MOST, many_people, opens_all
from tests.waiting import blocked

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I10")]


async def test_of_two_taps_on_two_reasons_the_first_is_kept_and_the_second_goes_on(cast):
    await opens_all(cast.martin, await many_people(cast, MOST))
    key, there = uuid4(), f"{cast.martin.base}/personnes"
    typed = {"beaucoup-key": str(key), "beaucoup-vers": there, "beaucoup-pourquoi": "preparing"}
    async with cast.sql.transaction():
        await cast.sql.execute(becoming(Asked(cast.martin.secret, "staff", cast.tilleuls.id)))
        await claim(cast.sql, key, b"the first", 303, there)
        await cast.sql.execute("select go_on_opening($1, 'urgent')", uuid4())
        tap = cast.martin.client.post(f"{cast.martin.base}/beaucoup", data=typed, follow_redirects=False)
        second = asyncio.create_task(tap)
        await blocked(cast.database, 1)
    answer = await second
    assert (answer.status_code, answer.headers.get("location")) == (307, there)
    assert await cast.sql.fetchval("select reason from many_opened where reason is not null") == "urgent"
