"""The machine of `recovery.py` and the real doors walk side by side: they lead to the same places."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.identity.cards.walking import Walk

pytestmark = pytest.mark.anyio
# Each walk is all of these, in another order: comes in before and after a day, with what was lost and what was given.
STEPS = st.permutations(
    ["loses", "sees_her_house", "sees_her_house", "tries_an_old_card", "guesses", "waits", "waits_a_day"]
    + ["is_proved_by_the_state", "has_one_proof_of_the_state", "follows_a_link"]
    + ["comes_in"] * 3
)
CALM = "delete from card_try; delete from pace"


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
