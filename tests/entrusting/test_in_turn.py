"""Who changes an access and who enters a measure over the same two take them in one order: none blocks the other."""

import asyncio
from uuid import uuid4

import pytest

from backend.demo import making
from tests.waiting import blocked

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B04")]
BECOME = "select * from become(sha256($1::bytea), 'usager', null)"
RIGHTS = "array['read'], array['attestations'], visible_dossiers(), '{}', '{}'"
CHANGE = f"select change_access($1, $2, '', '', null, now() + interval '1 day', {RIGHTS}, true) is null"
RENEW = "select renew_access($1, $2, '', '', now() + interval '60 days', '{}', '{}', '{}')"
GIVE = f"""select give_access($2, (select aidant_id from delegation where id = $1), 'SIS', '', '', null,
    now() + interval '1 day', {RIGHTS}, 9, 9) is null"""
OVER = "update delegation set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' where id = $1"
ALIVE = "select id from delegation where usager_id = $1 and aidant_id = $2 and stopped_at is null"


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    rights = {"read": ("attestations",)}
    zoe.given = await making.delegation(cast.sql, cast.david.id, zoe.id, cast.david.dossier, rights)
    return zoe


@pytest.mark.parametrize("act", [CHANGE, RENEW, GIVE], ids=["change", "renew", "give"])
async def test_a_change_has_nothing_in_hand_while_a_measure_is_settled(cast, zoe, act):
    """The measure has begun to be settled when David changes, and looks at his access only then."""
    if act == GIVE:
        await cast.sql.execute(OVER, zoe.given)
    settling, made = await cast.database.connect(), uuid4()
    try:
        async with cast.app.state.pool.acquire() as changing, changing.transaction():
            await changing.fetch(BECOME, cast.david.secret.encode())
            async with settling.transaction():
                await settling.execute("select pair_in_turn($1, $2)", cast.david.id, zoe.id)
                done = asyncio.create_task(changing.fetchval(act, zoe.given, made))
                await blocked(cast.database, 1)
                assert await settling.fetchval("select settle_measures($1, $2)", cast.david.id, zoe.id) is False
            assert await done is True
    finally:
        await settling.close()
    assert await cast.sql.fetchval(ALIVE, cast.david.id, zoe.id) == made
