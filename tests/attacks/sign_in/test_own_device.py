"""A device is known again as somebody's own for her alone, and only after she said so."""

from datetime import timedelta

import pytest

from backend.demo import making
from backend.identity.devices import COOKIE
from tests.contracts.bent_provider import SUB

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]
OURS = """select not d.shared, s.idle from sign_in s join device d on d.id = s.device_id
           where s.revoked_at is null order by s.began_at desc limit 1"""


async def test_an_unknown_device_is_shared(browse, cast):
    david = browse()
    await david.signs_in()
    assert tuple(await cast.sql.fetchrow(OURS)) == (False, timedelta(minutes=5))
    assert COOKIE not in david.client.cookies


async def test_his_own_is_known_the_next_time(browse, cast):
    david = browse()
    await david.signs_in()
    await david.owns()
    await david.signs_in()
    assert tuple(await cast.sql.fetchrow(OURS)) == (True, timedelta(minutes=30))
    assert (
        await cast.sql.fetchval("select count(*) from device where person_id = $1 and not shared", cast.david.id) == 2
    )


async def test_for_somebody_else_it_is_not(browse, cast, bent):
    david = browse()
    await david.signs_in()
    await david.owns()
    await cast.sql.execute("delete from identity")
    await making.identity(cast.sql, cast.marion.id, bent.origin, SUB)
    await david.signs_in()
    assert await cast.sql.fetchval("select person_id from sign_in order by began_at desc limit 1") == cast.marion.id
    assert tuple(await cast.sql.fetchrow(OURS)) == (False, timedelta(minutes=5))
