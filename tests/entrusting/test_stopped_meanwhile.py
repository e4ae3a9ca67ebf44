"""Stopped or paused while she reads, takes away or writes: a request begun after that was answered finds nothing."""

import asyncio
import random
from uuid import uuid4

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B04"), pytest.mark.attack("B05")]
STOP = "update delegation set stopped_at = now() where id = $1"
PAUSE = "update delegation set paused_at = now() where id = $1"
RIGHTS = {"read": ("attestations", "messages"), "write": ("messages",)}
ROUNDS, MANY = 50, 1_000


@pytest.fixture
async def places(cast):
    shared = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    await cast.david.sends("/messages/ecrire", quoi="thanks", mots="")
    thread = await cast.sql.fetchval("select id from thread")
    return f"/papiers/{shared}/original", f"/messages/{thread}/repondre"


class Round:
    """One access: asked for by several at once, and stopped in the middle."""

    def __init__(self, cast, zoe, given, how):
        self.cast, self.zoe, self.given, self.how = cast, zoe, given, how
        self.over, self.late, self.kept = False, set(), 0

    async def asks(self, place):
        begun_after, base = self.over, self.zoe.base
        if place.endswith("/repondre"):
            form = {"key": str(uuid4()), "mots": "Bonjour"}
            answer = await self.zoe.client.post(base + place, data=form, follow_redirects=False)
            self.kept += answer.status_code == 303
        else:
            answer = await self.zoe.opens(place)
        if begun_after:
            self.late.add(answer.status_code)

    async def stops(self, turns):
        for _ in range(turns):
            await asyncio.sleep(0)
        await self.cast.sql.execute(self.how, self.given)
        self.over = True


async def rounds(cast, places, how_many, how):
    """What was answered to requests begun after each stop, and how many messages were said to be kept."""
    zoe, dice, late, kept = await cast.stranger(), random.Random(4711), set(), 0
    zoe.base = f"/pour/{cast.david.id}"
    for _ in range(how_many):
        given = await making.delegation(cast.sql, cast.david.id, zoe.id, cast.david.dossier, RIGHTS)
        await cast.sql.execute("delete from pace")
        one = Round(cast, zoe, given, how)
        await asyncio.gather(*[one.asks(dice.choice(places)) for _ in range(3)], one.stops(dice.randrange(60)))
        await asyncio.gather(*[one.asks(place) for place in places])
        await cast.sql.execute(STOP, given)  # so that another may be given
        late, kept = late | one.late, kept + one.kept
    return late, kept


async def hold(cast, places, how_many, how=STOP):
    before = await cast.sql.fetchval("select count(*) from message where capacity = 'aidant'")
    late, kept = await rounds(cast, places, how_many, how)
    assert late == {404}
    assert kept > 0, "some came in time"
    assert await cast.sql.fetchval("select count(*) from message where capacity = 'aidant'") - before == kept


@pytest.mark.parametrize("how", [STOP, PAUSE])
async def test_fifty_times(cast, places, how):
    await hold(cast, places, ROUNDS, how)


@pytest.mark.long
async def test_a_thousand_times(cast, places):
    await hold(cast, places, MANY)
