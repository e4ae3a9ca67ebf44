"""What a provider said of somebody is kept for a day at most, and a claim that nobody looks at for thirty."""

import pytest

from tests.enrolment.desk import arriving, enrolled, prints, types

pytestmark = pytest.mark.anyio
CLAIM = "select state, kek_id, wrapped from enrolment_claim"


async def forgets(cast):
    sql = await cast.database.connect("worker")
    await sql.execute("select forget_attempts()")
    await sql.close()


async def test_who_came_and_was_not_enrolled_is_forgotten_the_day_after(cast):
    async with arriving(cast), arriving(cast, "other"):
        await cast.sql.execute("update arrival set at = now() - interval '25 hours' where subject = 'rose'")
        await forgets(cast)
    assert [row["subject"] for row in await cast.sql.fetch("select subject from arrival")] == ["other"]


async def test_a_claim_lapses_with_what_was_said(cast):
    [code] = await prints(cast, await enrolled(cast))
    async with arriving(cast) as hers:
        await types(hers, code)
    await forgets(cast)
    assert await cast.sql.fetchval("select state from enrolment_claim") == "asked"
    await cast.sql.execute("update enrolment_claim set asked_at = now() - interval '31 days'")
    await forgets(cast)
    assert tuple(await cast.sql.fetchrow(CLAIM)) == ("lapsed", None, None)
