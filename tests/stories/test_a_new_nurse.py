"""Monsieur Rivière opens a house: a team, a nurse for a month, and a role that two people make more prudent."""

import pytest

from tests.people.members.deciding import decides, plain, role_of
from tests.people.members.test_members import adds, found, today
from tests.people.members.test_roles import decide, proposes, ticks

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def test_from_the_first_day_to_the_last(cast):
    riviere = await decides(cast, "Jean", "Rivière", "Monsieur Rivière")
    lebon = await decides(cast, "Claire", "Lebon", "Madame Lebon")
    await riviere.sends("/equipes", nom="Équipe de nuit", repond="on")
    night = await cast.sql.fetchval("select id from team where name = 'Équipe de nuit'")
    assert "Madame Hoarau" in plain(await adds(riviere, cast, night, cast.care, fin=today(30)))
    member = await found(cast)
    anne = await cast.signed_in(person=member["person_id"], name="Anne")
    anne.base = riviere.base
    assert "MOREL" in plain(await anne.opens("/personnes"))
    # A nurse of the night needs no papers of the MDPH: one proposes, the other reads what it does, and confirms.
    await proposes(riviere, cast, **ticks(without=["lit-mdph"]))
    shown = plain(await lebon.opens(f"/roles/{await role_of(cast)}")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Ne verra plus : MDPH et aides" in shown
    await decide(lebon, cast, "confirmer")
    right = "select count(*) from role_right where role_id = $1 and family = 'mdph'"
    assert await cast.sql.fetchval(right, await role_of(cast)) == 0
    # She leaves before the month is over: nothing of hers opens any more.
    await lebon.sends(f"/membres/{member['id']}/fin", maintenant="on")
    assert (await anne.opens("/personnes")).status_code == 404
