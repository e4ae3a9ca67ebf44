"""What a change of a role cannot be: one's own to confirm, too late, the last duty, of another house."""

import re
from uuid import uuid4

import pytest

from tests.people.members.deciding import acts, decides, plain, role_of
from tests.people.members.test_roles import decide, proposes, ticks, waiting

pytestmark = pytest.mark.anyio


async def test_whoever_proposed_cannot_confirm(cast, riviere):
    await proposes(riviere, cast, **ticks(without=["lit-bilans"]))
    page = await decide(riviere, cast, "confirmer")
    assert (page.status_code, "une autre personne doit le confirmer" in plain(page)) == (422, True)
    assert (
        await cast.sql.fetchval(
            "select count(*) from role_right where family = 'bilans' and role_id = $1", await role_of(cast)
        )
        == 1
    )


async def test_either_may_drop_it_and_another_may_be_proposed(cast, riviere, lebon):
    for who in (riviere, lebon):
        await proposes(riviere, cast, **ticks(without=["lit-bilans"]))
        page = await proposes(lebon, cast, **ticks(without=["lit-soins"]))
        assert (page.status_code, "attend déjà" in plain(page)) == (422, True)
        change = await waiting(cast)
        assert "Le changement est abandonné" in plain(await decide(who, cast, "annuler"))
        assert (await decide(lebon, cast, "confirmer", change)).status_code == 404
    outcomes = await cast.sql.fetch("select outcome from role_change")
    assert [row["outcome"] for row in outcomes] == ["cancelled", "cancelled"]


async def test_after_seven_days_it_is_nothing_any_more(cast, riviere, lebon):
    await proposes(riviere, cast, **ticks(without=["lit-bilans"]))
    change = await waiting(cast)
    await cast.sql.execute("update role_change set proposed_at = now() - interval '7 days'")
    assert (await decide(lebon, cast, "confirmer")).status_code == 404
    assert "Changement proposé" not in plain(await lebon.opens(f"/roles/{await role_of(cast)}"))
    assert "Le changement est proposé" in plain(await proposes(lebon, cast, **ticks(without=["lit-soins"])))
    assert await cast.sql.fetchval("select outcome from role_change where id = $1", change) == "expired"


async def test_the_duty_of_the_last_who_decide_stays(cast, riviere, lebon):
    role = await role_of(cast, "directeur")
    page = await riviere.sends(f"/roles/{role}/proposer", **{"fait-requests": "on"})
    assert (page.status_code, "Plus personne ne déciderait" in plain(page)) == (422, True)
    assert await waiting(cast) is None


async def test_what_became_the_last_meanwhile_is_not_taken(cast, riviere, lebon):
    """When it was proposed another role decided too; when it is confirmed, none does any more."""
    other = await decides(cast, "Ali", "Sow", "Monsieur Sow", code="chef")
    role = await role_of(cast, "directeur")
    await riviere.sends(f"/roles/{role}/proposer", **{"fait-requests": "on"})
    await cast.sql.execute("update membership set ends_at = now() + interval '1 day' where id = $1", other.membership)
    page = await lebon.sends(f"/roles/{role}/changements/{await waiting(cast)}/confirmer")
    assert (page.status_code, "Plus personne ne déciderait" in plain(page)) == (422, True)
    assert await cast.sql.fetchval("select count(*) from role_duty where role_id = $1 and duty = 'members'", role) == 1


@pytest.mark.parametrize("form", [{"lit-argent": "on"}, {"fait-tout": "on"}, {"ecrit-bilans": "on"}])
async def test_what_nobody_knows_is_not_given(cast, riviere, form):
    page = await proposes(riviere, cast, **ticks(), **form)
    assert (page.status_code, "Vous n’avez rien changé." in plain(page)) == (422, True)


async def test_the_same_proposal_twice_is_one(cast, riviere):
    key = str(uuid4())
    for _ in range(2):
        page = await proposes(riviere, cast, key=key, **ticks(without=["lit-bilans"]))
        assert page.status_code == 200
    assert await cast.sql.fetchval("select count(*) from role_change") == 1


@pytest.mark.parametrize("who", ["martin", "clerk", "david", "roux"])
async def test_nobody_else_sees_proposes_or_confirms(cast, riviere, who):
    somebody, role = getattr(cast, who), await role_of(cast)
    await proposes(riviere, cast, **ticks(without=["lit-bilans"]))
    change, base = await waiting(cast), f"{riviere.base}/roles"
    for path in ("", f"/{role}"):
        assert (await somebody.client.get(f"{base}{path}")).status_code == 404
    for path in ("apercu", "proposer", f"changements/{change}/confirmer", f"changements/{change}/annuler"):
        form = {"key": str(uuid4()), "lit-bilans": "on"}
        assert (await somebody.client.post(f"{base}/{role}/{path}", data=form)).status_code == 404, path
    assert await waiting(cast) == change
    assert re.findall(r"role\.\w+", " ".join(await acts(cast))) == ["role.proposed"]


async def test_not_a_role_of_another_house(cast, riviere):
    theirs = await cast.sql.fetchval("select id from role where establishment_id = $1", cast.pins.id)
    assert (await riviere.opens(f"/roles/{theirs}")).status_code == 404
    assert (await riviere.sends(f"/roles/{theirs}/proposer", **ticks())).status_code == 404
