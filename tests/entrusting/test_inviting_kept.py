"""What David chose when he invited: that is kept, nothing else that was posted, and nothing else is given."""

import json

import pytest

from backend.demo import making
from tests.cast import DAVID
from tests.entrusting.inviting import accepts, confirms, delegations, invites

pytestmark = pytest.mark.anyio
CANARY = "Parce que je déménage"


@pytest.mark.parametrize("name", ["motif", "autre", "chez-moi"])
async def test_of_what_was_posted_the_row_keeps_what_he_chose_and_nothing_else(cast, name):
    await invites(cast.david, **{name: CANARY}, prevenir="on")
    (row,) = await cast.sql.fetch("select i::text from invitation i")
    assert CANARY not in row[0]
    assert set(json.loads(await cast.sql.fetchval("select proposal from invitation"))) == {
        "lien", "quoi", "jusqua", "prevenir", f"chez-{cast.david.dossier}",
    }  # fmt: skip


async def test_a_house_that_he_did_not_tick_is_not_given(cast):
    """He had two houses and ticked the other one, which he has left since."""
    other = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    link, code, there = await invites(cast.david, **{f"chez-{other}": "on"})
    await accepts(cast, link, code)
    before = await delegations(cast, cast.david)
    await cast.sql.execute("update dossier set linked_at = null where id = $1", other)
    assert "Paula verra" not in (await cast.david.client.get(there)).text
    assert (await confirms(cast.david, there)).status_code == 404
    assert await delegations(cast, cast.david) == before


async def test_nor_one_where_he_came_since(cast):
    """He had one house, which he had not to tick."""
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    before = await delegations(cast, cast.david)
    await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    await cast.sql.execute("update dossier set linked_at = null where id = $1", cast.david.dossier)
    assert (await confirms(cast.david, there)).status_code == 404
    assert await delegations(cast, cast.david) == before
