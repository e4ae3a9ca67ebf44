"""The first page of a desk counts what waits for the duties of who reads it, and nothing else."""

import pytest

from backend.demo import making
from tests.cast import LAURA
from tests.documents.desks import waits
from tests.messaging.talk import begins
from tests.people.members.deciding import decides, plain
from tests.people.members.test_roles import proposes, ticks

pytestmark = pytest.mark.anyio


async def home(who):
    return plain(await who.client.get(who.base))


async def test_the_staffs_door_leads_there(cast):
    answer = await cast.martin.client.get("/equipe", follow_redirects=False)
    assert answer.headers["location"] == cast.martin.base
    assert "Rien ne vous attend" in await home(cast.martin)


async def test_late_messages_and_requests_for_who_answers_them(cast):
    thread = (await begins(cast.david)).rpartition("/")[2]
    await cast.sql.execute("update thread set due_at = now() - interval '1 hour' where id = $1::uuid", thread)
    page = await home(cast.martin)
    assert "Messages en retard 1 message attend depuis trop longtemps" in page
    assert "Messages en retard" not in await home(cast.roux)
    await cast.sql.execute("delete from membership_team where membership_id = $1", cast.martin.membership)
    assert "Messages en retard" not in await home(cast.martin)


async def test_a_proposal_waits_for_the_other_and_not_for_who_made_it(cast):
    riviere = await decides(cast, "Jean", "Rivière", "Monsieur Rivière")
    lebon = await decides(cast, "Claire", "Lebon", "Madame Lebon")
    await proposes(riviere, cast, **ticks(without=["lit-bilans"]))
    assert "1 changement attend votre accord" in await home(lebon)
    assert "Rien ne vous attend" in await home(riviere)
    assert "votre accord" not in await home(cast.martin)


async def test_who_is_not_enrolled_yet_for_whoever_enrols(cast):
    await making.dossier(cast.sql, cast.ring, cast.tilleuls, LAURA)
    await cast.sql.execute("delete from role_duty where duty = 'enrolment'")
    assert "sans accès" not in await home(cast.clerk)
    await cast.sql.execute("update role_duty set duty = 'enrolment' where duty = 'identity'")
    assert "1 personne sans accès" in await home(cast.clerk)


async def test_identities_for_whoever_says_whose_a_paper_is(cast):
    await waits(cast)
    assert "Identités à vérifier 1 identité à vérifier" in await home(cast.clerk)
    assert "Identités" not in await home(cast.martin)


@pytest.mark.parametrize("who", ["david", "roux", "marion"])
async def test_nobody_else_has_this_page(cast, who):
    assert (await getattr(cast, who).client.get(f"/equipe/{cast.tilleuls.id}")).status_code == 404
