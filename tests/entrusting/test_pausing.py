"""David rests from his sister's help, and takes it up again: the same rights, until the same end."""

from uuid import uuid4

import pytest

from tests.entrusting.giving import delegation_of, form, gives, says_her_code
from tests.interop.references import reference
from tests.person import PROOF

pytestmark = pytest.mark.anyio
ROW = "select starts_at, ends_at, paused_at, stopped_at from delegation where id = $1"
ACTS = "select act from audit_entry where act like 'delegation.%' order by at"


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    zoe.base = f"/pour/{cast.david.id}"
    return zoe


@pytest.fixture
async def places(cast, zoe):
    """Everywhere she goes for him."""
    paper = await cast.files(reference())
    await zoe.sends("/messages/ecrire", quoi="other", mots="Bonjour")
    thread = await cast.sql.fetchval("select id from thread")
    return "", "/papiers", f"/papiers/{paper}", f"/papiers/{paper}/original", "/messages", f"/messages/{thread}"


async def asks(zoe, places):
    return {(await zoe.opens(place)).status_code for place in places}


def pauses(david, zoe, verb="pause", **fields):
    return david.sends(f"/aidants/{zoe.given}/{verb}", **fields)


async def test_in_pause_she_sees_nothing_and_reads_a_kind_page(cast, zoe, places):
    assert await asks(zoe, places) == {200}
    page = await pauses(cast.david, zoe)
    assert "C’est en pause" in page.text
    assert "Reprendre" in page.text
    assert await asks(zoe, places) == {404}
    refused = (await zoe.opens("/papiers")).text
    assert "Vous n’avez rien à faire" in refused
    assert "David" not in refused
    home = (await zoe.client.get("/")).text
    assert "Agir pour David" not in home
    assert "Les personnes que j’aide" in home
    one = (await zoe.client.get(f"/j-aide/{zoe.given}")).text
    assert "David fait une pause" in one
    assert f"/pour/{cast.david.id}" not in one


async def test_taken_up_again_it_is_the_same_until_the_same_end(cast, zoe, places):
    before = await cast.sql.fetchrow(ROW, zoe.given)
    await pauses(cast.david, zoe)
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"]
    assert "C’est repris" in (await pauses(cast.david, zoe, "reprendre")).text
    assert await cast.sql.fetchrow(ROW, zoe.given) == before
    assert await asks(zoe, places) == {200}
    acts = [act for (act,) in await cast.sql.fetch(ACTS)]
    assert acts == ["delegation.given", "delegation.paused", "delegation.resumed"]
    looked = (await cast.david.opens("/acces")).text
    assert "avez mis l’accès d’un aidant en pause" in looked
    assert "avez repris l’accès d’un aidant" in looked


async def test_pressed_twice_it_is_done_once(cast, zoe):
    key = str(uuid4())
    for _ in range(2):
        await pauses(cast.david, zoe, key=key)
    first = (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"]
    await pauses(cast.david, zoe)
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"] == first
    assert [act for (act,) in await cast.sql.fetch(ACTS)].count("delegation.paused") == 1
    assert (await pauses(cast.david, zoe, "reprendre", key=key)).status_code == 422
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"] == first


async def test_nobody_else_pauses_or_resumes_it(cast, zoe):
    for somebody in (cast.marion, zoe):
        for verb in ("pause", "reprendre"):
            answer = await somebody.client.post(f"/aidants/{zoe.given}/{verb}", data={"key": str(uuid4())})
            assert answer.status_code == 404
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"] is None
    await pauses(cast.david, zoe)
    answer = await zoe.client.post(f"/aidants/{zoe.given}/reprendre", data={"key": str(uuid4())})
    assert answer.status_code == 404
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"] is not None


@pytest.mark.parametrize("over", ["stopped_at", "ends_at"])
async def test_what_is_over_is_not_taken_up_again(cast, zoe, places, over):
    await pauses(cast.david, zoe)
    await cast.sql.execute(f"update delegation set {over} = now() where id = $1", zoe.given)
    await pauses(cast.david, zoe, "reprendre")
    assert await asks(zoe, places) == {404}
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"] is not None


@pytest.mark.parametrize("ground", ["measure", "authority"])
async def test_what_she_did_not_choose_does_not_rest(cast, zoe, ground):
    await cast.sql.execute("update delegation set ground = $2 where id = $1", zoe.given, ground)
    assert "Faire une pause" not in (await cast.david.opens(f"/aidants/{zoe.given}")).text
    await pauses(cast.david, zoe)
    assert (await cast.sql.fetchrow(ROW, zoe.given))["paused_at"] is None


async def test_while_it_rests_he_gives_no_second_one_to_her(cast, zoe):
    await pauses(cast.david, zoe)
    again = await gives_again(cast, zoe)
    assert (again.status_code, "vous aide déjà" in again.text) == (422, True)


async def gives_again(cast, zoe):

    return await cast.david.sends("/aidants/donner", **form(await says_her_code(zoe)))


async def test_whoever_came_in_long_ago_proves_who_he_is_before_it_is_taken_up_again(cast, zoe, places):
    """The aidant who rests may hold his telephone; to pause asks for nothing."""
    await cast.sql.execute("update sign_in set began_at = now() - interval '13 hours'")
    form, path = {"key": str(uuid4())}, f"/aidants/{zoe.given}"
    assert "C’est en pause" in (await cast.david.client.post(f"{path}/pause", data=form)).text
    asked = await cast.david.client.request("POST", f"{path}/reprendre", data=form, follow_redirects=False)
    assert asked.headers["location"].startswith(PROOF)
    assert await asks(zoe, places) == {404}
    for somebody in (cast.marion, zoe):
        answer = await somebody.client.request("POST", f"{path}/reprendre", data=form, follow_redirects=False)
        assert answer.status_code == 404
    assert "C’est repris" in (await pauses(cast.david, zoe, "reprendre")).text
