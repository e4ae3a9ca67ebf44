"""What was refused is forgotten after ninety days, and nothing else ever is."""

import asyncpg
import pytest

from backend.bringing.expiring import forget
from tests.bringing.adding import PHOTO, adds, read

pytestmark = pytest.mark.anyio
OLD = "update brought_paper set received_at = now() - make_interval(days => $1)"
LEFT = "select state from brought_paper order by state"


async def test_after_ninety_days_and_no_sooner(cast):
    await adds(cast.david)
    await adds(cast.david, PHOTO[:200])
    assert sorted(await read(cast)) == ["filed", "refused"]
    await adds(cast.david)
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        for days, gone in ((89, 0), (91, 1), (91, 0)):
            await cast.sql.execute(OLD, days)
            assert await forget(pool) == gone
    assert [row[0] for row in await cast.sql.fetch(LEFT)] == ["filed", "received"]
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'brought.expired'") == 1
