"""Nobody opens more to herself, and a team that is given asks who gives it."""

import httpx
import pytest

from tests.people.members.deciding import acts, decides, plain, role_of

pytestmark = pytest.mark.anyio
OWN = "Vous ne pouvez pas vous donner un rôle ou une équipe."


async def test_nobody_gives_herself_another_role(cast, riviere, lebon):
    page = await riviere.sends(f"/membres/{riviere.membership}/role", role=str(await role_of(cast)))
    assert page.status_code == 422
    assert OWN in plain(page)
    assert await acts(cast) == []
    hers = await riviere.opens(f"/membres/{riviere.membership}")
    assert '/role"' not in hers.text
    assert '/role"' in (await lebon.opens(f"/membres/{riviere.membership}")).text


async def test_nobody_gives_herself_a_team_but_she_leaves_one(cast, riviere, lebon):
    url, held = (
        f"/membres/{riviere.membership}/changer",
        "select count(*) from membership_team where membership_id = $1",
    )
    page = await riviere.sends(url, affiche="Jean", **{f"eq-{cast.care}": "on"})
    assert page.status_code == 422
    assert OWN in plain(page)
    assert str(cast.care) not in (await riviere.opens(f"/membres/{riviere.membership}")).text
    await lebon.sends(url, affiche="Jean", **{f"eq-{cast.care}": "on"})
    assert await cast.sql.fetchval(held, riviere.membership) == 1
    await riviere.sends(url, affiche="Jean")
    assert await cast.sql.fetchval(held, riviere.membership) == 0
    assert await acts(cast) == ["member.changed", "member.changed"]


async def test_a_team_that_is_given_asks_who_is_there_and_one_taken_away_does_not(cast, riviere):
    url = f"{riviere.base}/membres/{cast.martin.membership}/changer"

    async def unproved(**form):
        data = {"key": "00000000-0000-4000-8000-000000000001", "affiche": "Madame Martin"} | form
        return await httpx.AsyncClient.post(riviere.client, url, data=data, follow_redirects=False)

    given = await unproved(**{f"eq-{cast.care}": "on", f"eq-{cast.office}": "on"})
    assert given.headers["location"].startswith("/preuve/")
    assert await acts(cast) == []
    assert "suite=changed" in (await unproved()).headers["location"]
    assert await acts(cast) == ["member.changed"]


async def test_whoever_does_not_decide_may_end_though_nobody_stays_who_does(cast, riviere):
    """The last who decides has a last day of her own: the others are ended all the same."""
    lasts = "update membership set ends_at = now() + interval '9 days' where id = $1"
    await cast.sql.execute("delete from role_duty where duty = 'members' and role_id <> $1", await _role(cast, riviere))
    await cast.sql.execute(lasts, riviere.membership)
    await decides(cast, "Luc", "Loin", "Monsieur Loin", house=cast.pins)
    url = f"/membres/{cast.martin.membership}"
    moved = await riviere.sends(f"{url}/role", role=str(await role_of(cast, "secretaire")))
    assert moved.status_code == 200
    ended = await riviere.sends(f"{url}/fin", maintenant="on")
    assert "Cette personne n’a plus accès." in plain(ended)


async def _role(cast, somebody):
    return await cast.sql.fetchval("select role_id from membership where id = $1", somebody.membership)
