"""The machine of `recovery.py` and the real doors walk side by side: they lead to the same places."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.identity.cards.recovery import Access, Refused, come_in, lose, may_act_heavily, recover
from backend.identity.cards.rules import new_code
from tests.identity.cards.desk import browser, desk_of, gives, is_in, presses, types

pytestmark = pytest.mark.anyio
# Each walk is all of these, in another order: comes in before and after a day, with what was lost and what was given.
STEPS = st.permutations(
    ["loses", "sees_her_house", "sees_her_house", "tries_an_old_card", "guesses", "waits", "waits_a_day"]
    + ["comes_in"] * 3
)
LATER = "update code_card set usable_from = usable_from - $1::interval"
CALM = "delete from card_try; delete from pace"
ADDRESS = {"adresse": "marion@exemple.fr"}


class Walk:
    """Marion, with whatever she has in her hand, and the machine beside her."""

    def __init__(self, cast):
        self.cast, self.access, self.now = cast, Access(), datetime(2026, 11, 26, tzinfo=UTC)
        self.client, self.card, self.old = browser(cast), None, None

    async def begins(self):
        await self.sees_her_house()
        await self.loses()

    async def loses(self):
        self.access, self.old, self.card = lose(self.access), self.card or self.old, None
        await presses(self.cast.clerk, f"{desk_of(self.cast.clerk, self.cast.marion)}/reprendre")

    async def sees_her_house(self):
        self.access = recover(self.access, "document_seen", self.now)
        self.old = self.card or self.old
        self.card = await gives(self.cast.clerk, self.cast.marion, tout="oui")

    async def tries_an_old_card(self):
        """One that was taken back, or replaced, proves nothing any more."""
        await self._weakly("card_code", self.old, self.old.spend())

    async def guesses(self):
        await self._weakly("secret_question", self.card or self.old, new_code())

    async def _weakly(self, proof, card, code):
        with pytest.raises(Refused):
            recover(self.access, proof, self.now)
        async with browser(self.cast) as somebody:
            assert (await types(somebody, card, code)).status_code == 422
            assert not await is_in(somebody)

    async def comes_in(self):
        answer = await types(self.client, self.card or self.old)
        try:
            self.access = come_in(self.access)
        except Refused:
            assert answer.status_code == 422
        else:
            assert answer.status_code == 303

    async def waits(self, minutes=90):
        self.now += timedelta(minutes=minutes)
        await self.cast.sql.execute(LATER, timedelta(minutes=minutes))

    async def waits_a_day(self):
        await self.waits(24 * 60)

    async def is_where_the_machine_says(self):
        assert await is_in(self.client) == (self.access.sessions > 0)
        if self.access.sessions:
            assert await self._acts_heavily() == may_act_heavily(self.access, self.now)

    async def _acts_heavily(self):
        asked = await presses_as(self.client, "/reglages/prevenir/adresse", **ADDRESS)
        place = asked.headers["location"]
        codes = {"code": self.card.spend(), "personnel": self.card.secret}
        return (await presses_as(self.client, f"{place}/carte", **codes)).status_code == 303


async def presses_as(client, path, **fields):
    return await presses(Pressing(client), path, **fields)


class Pressing:
    def __init__(self, client):
        self.client = client


@pytest.mark.attack("E16")
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_from_lost_no_walk_leads_in_without_a_strong_proof(cast, steps):
    walk = Walk(cast)
    await walk.begins()
    for step in steps:
        await cast.sql.execute(CALM)
        await getattr(walk, step)()
        await walk.is_where_the_machine_says()
    await walk.client.aclose()
