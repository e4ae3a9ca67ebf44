"""The day on which a mandate was signed is a day of the house, wherever it is."""

import pytest

from tests.entrusting.giving import says_her_code
from tests.mandates.desk import enters, prepares

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("zone", ["Pacific/Tahiti", "Pacific/Wallis"])
async def test_today_is_today_there(cast, zone):
    """In one of them at least it is mostly another day than in Paris."""
    await cast.sql.execute("update establishment set time_zone = $1", zone)
    there = await prepares(cast.clerk, cast.marion.dossier)
    page = await enters(cast.clerk, there, await says_her_code(await cast.stranger()))
    assert page.status_code == 200
    assert await cast.sql.fetchval("select entered_by is not null from mandate")


@pytest.mark.parametrize("day", ["31/12/2999", "01/01/2020"])
async def test_neither_before_it_was_printed_nor_tomorrow(cast, day):
    there = await prepares(cast.clerk, cast.marion.dossier)
    page = await enters(cast.clerk, there, await says_her_code(await cast.stranger()), signe_le=day)
    assert page.status_code == 422
    assert not await cast.sql.fetchval("select entered_by is not null from mandate")
