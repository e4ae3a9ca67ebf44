"""An old tab shows an access that another has replaced since: « Arrêter » and « Pause » reach the one that lives."""

import asyncio
from uuid import uuid4

import pytest

from backend.delegation import pausing, service
from tests.entrusting.changing import says_yes
from tests.entrusting.giving import delegation_of, gives, stops
from tests.waiting import blocked

pytestmark = pytest.mark.anyio
ATTESTATIONS, HOME = ("read", "attestations"), ("read", "vie-au-foyer")
ALIVE = "select id from delegation where usager_id = $1 and aidant_id = $2 and stopped_at is null"
BECOME = "select * from become(sha256($1::bytea), 'usager', null)"
ENTRY = "select objects from audit_entry where act = $1"


@pytest.fixture
async def zoe(cast):
    """Given, then made smaller twice in another tab."""
    zoe = await cast.stranger()
    zoe.base = f"/pour/{cast.david.id}"
    zoe.line = [delegation_of(await gives(cast.david, zoe))]
    for squares in ((ATTESTATIONS, HOME), (ATTESTATIONS,)):
        zoe.line.append(delegation_of(await says_yes(cast.david, zoe.line[-1], "reduire", *squares)))
    return zoe


@pytest.mark.parametrize("tab", [0, 1, 2])
async def test_stopped_from_an_old_tab_nothing_of_it_lives(cast, zoe, tab):
    assert (await zoe.opens("/papiers")).status_code == 200
    assert "C’est arrêté" in (await stops(cast.david, zoe.line[tab])).text
    assert (await zoe.opens("/papiers")).status_code == 404
    assert await cast.sql.fetchval(ALIVE, cast.david.id, zoe.id) is None
    assert [str(one) for (told,) in await cast.sql.fetch(ENTRY, "delegation.stopped") for one in told] == [zoe.line[2]]


@pytest.mark.parametrize("tab", [0, 1, 2])
async def test_paused_from_an_old_tab_the_one_that_lives_rests(cast, zoe, tab):
    page = await cast.david.sends(f"/aidants/{zoe.line[tab]}/pause")
    assert "C’est en pause" in page.text
    assert (delegation_of(page), "Reprendre" in page.text) == (zoe.line[2], True)
    assert (await zoe.opens("/papiers")).status_code == 404


async def test_where_nothing_rests_it_is_not_said(cast, zoe):
    await stops(cast.david, zoe.line[2])
    for tab in zoe.line:
        page = await cast.david.sends(f"/aidants/{tab}/pause")
        assert (page.status_code, "C’est en pause" in page.text) == (200, False)
    assert "C’est en pause" not in (await cast.david.opens(f"/aidants/{zoe.line[2]}?suite=paused")).text


async def test_where_nothing_was_taken_up_again_it_is_not_said(cast, zoe):
    await cast.david.sends(f"/aidants/{zoe.line[2]}/pause")
    assert "C’est repris" not in (await cast.david.sends(f"/aidants/{zoe.line[0]}/reprendre")).text
    assert (await zoe.opens("/papiers")).status_code == 404


async def test_what_he_gave_to_another_goes_on(cast, zoe):
    other = await cast.stranger()
    other.base = zoe.base
    await gives(cast.david, other)
    await stops(cast.david, zoe.line[0])
    assert (await other.opens("/papiers")).status_code == 200


@pytest.mark.attack("B04")
@pytest.mark.parametrize("verb", [service.stop, pausing.pause])
async def test_changed_in_the_very_moment_it_is_stopped_or_rests_all_the_same(cast, zoe, verb):
    """The change has begun and is not over: what stops waits for it, then reaches what it made."""
    made, pool = uuid4(), cast.app.state.pool
    async with pool.acquire() as changing, pool.acquire() as stopping:
        first, second = changing.transaction(), stopping.transaction()
        await first.start()
        await changing.fetch(BECOME, cast.david.secret.encode())
        change = "select change_access($1, $2, '', '', null, now() + interval '1 day', $3, $4, $5, '{}', '{}', true)"
        rights = (["read"], ["attestations"], [cast.david.dossier])
        assert await changing.fetchval(change, zoe.line[2], made, *rights) is None
        await second.start()
        await stopping.fetch(BECOME, cast.david.secret.encode())
        done = asyncio.create_task(verb(stopping, zoe.line[2], uuid4()))
        await blocked(cast.database, 1)
        await first.commit()
        await done
        await second.commit()
    assert (await zoe.opens("/papiers")).status_code == 404
