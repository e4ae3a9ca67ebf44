"""Two taps on two reasons at the same instant: one of them is kept, and both go on."""

import asyncio
from uuid import uuid4

import pytest

from tests.people.openings.reading import MOST, many_people, opens_all

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I10")]
WAITING = """select count(*) from pg_locks
 where relation = 'idempotency'::regclass and not granted
   and database = (select oid from pg_database where datname = current_database())"""


async def both_wait(cast):
    async with asyncio.timeout(10):
        while await cast.sql.fetchval(WAITING) < 2:
            pass


async def test_the_second_tap_goes_on_like_the_first(cast):
    await opens_all(cast.martin, (await many_people(cast, MOST))[:MOST])
    there, key = f"{cast.martin.base}/personnes", str(uuid4())

    async def says(why):
        typed = {"beaucoup-key": key, "beaucoup-vers": there, "beaucoup-pourquoi": why}
        return await cast.martin.client.post(f"{cast.martin.base}/beaucoup", data=typed, follow_redirects=False)

    async with cast.sql.transaction():
        await cast.sql.execute("lock table idempotency in share mode")
        taps = [asyncio.ensure_future(says(why)) for why in ("urgent", "replacing")]
        await both_wait(cast)
    answers = await asyncio.gather(*taps)
    assert [(one.status_code, one.headers.get("location")) for one in answers] == [(307, there)] * 2
    assert await cast.sql.fetchval("select count(*) from many_opened where reason is not null") == 1
