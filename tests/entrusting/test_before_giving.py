"""Before a yes: what she will see is said whole, nothing that is missing is silent, and nobody is made to wait."""

import asyncio

import pytest

from backend.entrusting.agreements import voice
from tests.appointments.planning import GRID, words
from tests.entrusting.giving import form, says_her_code
from tests.entrusting.inviting import accepts, invites

pytestmark = pytest.mark.anyio
WHOLE = "verra aussi vos rendez-vous : quand, où, avec qui et pour quelle raison."
HELD = """select pg_advisory_xact_lock(hashtextextended('delegations ' || least($1::uuid, $2::uuid), 0)),
    pg_advisory_xact_lock(hashtextextended('delegations ' || greatest($1::uuid, $2::uuid), 0))"""


async def test_all_that_is_seen_of_an_appointment_is_said(cast):
    zoe = await cast.stranger()
    fields = form(await says_her_code(zoe))
    seen = words(await cast.david.sends("/aidants/apercu", **(fields | GRID)))
    assert f"Zoé {WHOLE}" in seen
    less = words(await cast.david.sends("/aidants/apercu", **fields))
    assert WHOLE not in less
    assert "Vos rendez-vous non plus." in less


async def test_nor_less_to_who_said_yes_to_an_invitation(cast):
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    assert "Vos rendez-vous non plus." in words(await cast.david.opens(there))


async def test_to_look_first_waits_for_nobody(cast):
    """Somebody gives to the same aidant meanwhile, and has not finished."""
    zoe = await cast.stranger()
    fields = form(await says_her_code(zoe))
    async with cast.sql.transaction():
        await cast.sql.execute(HELD, cast.david.id, zoe.id)
        seen = await asyncio.wait_for(cast.david.sends("/aidants/apercu", **fields), 10)
        assert seen.status_code == 200


def test_a_sentence_that_is_missing_is_a_mistake_and_not_silence():
    with pytest.raises(KeyError):
        voice("fr", {}).say("entrust.option.messages", name="Paula")
    assert voice("fr", {}).say("entrust.option.deposit", name="Paula", families="") == ""
