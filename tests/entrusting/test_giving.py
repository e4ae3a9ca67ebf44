"""David gives his sister his everyday papers, after having seen what she will see; he stops it."""

from uuid import uuid4

import pytest

from tests.cast import DLU
from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
TRACE = "select count(*) from audit_entry where actor_id = $1"
THEIRS = ("/papiers", "/papiers/{paper}", "/papiers/{paper}/original", "")


@pytest.fixture
async def zoe(cast):
    """A sister whom nobody has named yet."""
    return await cast.stranger()


@pytest.fixture
async def papers(cast):
    """One that she may be given, one that she may not."""
    return await cast.files(reference()), await cast.files(DLU)


async def asks(aidant, usager, path=""):
    return (await aidant.client.get(f"/pour/{usager.id}{path}")).status_code


async def test_before_he_gives_he_sees_what_she_will_see_and_nothing_is_given_nor_noted(cast, zoe, papers):
    code = await says_her_code(zoe)
    page = (await cast.david.sends("/aidants/apercu", **form(code))).text
    will, will_not = page.index("Zoé verra"), page.index("Zoé ne verra pas")
    assert will < page.index("Papier administratif") < will_not
    assert page.split("Zoé verra")[1].split("Vous dites oui")[0].count("<li>") == 2
    assert "Jusqu’au 31 décembre" in page
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 0
    assert await cast.sql.fetchval(TRACE, zoe.id) == 0
    assert await asks(zoe, cast.david) == 404


async def test_she_reads_what_he_gave_and_nothing_else(cast, zoe, papers):
    shared, kept = papers
    assert "C’est fait" in (await gives(cast.david, zoe)).text
    home = (await zoe.client.get("/")).text
    assert "Agir pour David" in home
    listed = (await zoe.client.get(f"/pour/{cast.david.id}/papiers")).text
    assert "Vous agissez pour David" in listed.replace("\N{NO-BREAK SPACE}", " ")
    assert (str(shared) in listed, str(kept) in listed) == (True, False)
    assert [await asks(zoe, cast.david, path.format(paper=shared)) for path in THEIRS] == [200] * 4
    assert [await asks(zoe, cast.david, path.format(paper=kept)) for path in THEIRS[1:3]] == [404, 404]
    looked = (await cast.david.opens("/acces")).text
    assert "Zoé Inconnue" in looked
    assert "Pour vous aider, avec votre accord." in looked
    assert "Votre sœur" in looked


async def test_he_stops_it_and_her_next_request_is_refused(cast, zoe, papers):
    given = delegation_of(await gives(cast.david, zoe))
    asked = (await cast.david.opens(f"/aidants/{given}/arreter")).text
    assert "Zoé Inconnue ne verra plus" in asked
    stopped = await stops(cast.david, given)
    assert "C’est arrêté" in stopped.text
    assert [await asks(zoe, cast.david, path.format(paper=papers[0])) for path in THEIRS] == [404] * 4
    assert "Agir pour David" not in (await zoe.client.get("/")).text
    assert "Arrêté par vous" in (await cast.david.opens("/aidants")).text
    looked = (await cast.david.opens("/acces")).text
    assert "avez choisi un aidant" in looked
    assert "avez arrêté l’accès d’un aidant" in looked
    acts = await cast.sql.fetch("select act from audit_entry where act like 'delegation.%' order by at")
    assert [act for (act,) in acts] == ["delegation.given", "delegation.stopped"]


async def test_a_code_serves_once_within_a_day_and_names_somebody_else(cast, zoe):
    code = await says_her_code(zoe)
    assert (await cast.david.sends("/aidants/donner", **form(code))).status_code == 200
    marion = await cast.marion.sends("/aidants/apercu", **form(code))
    assert (marion.status_code, "Ce code ne marche pas" in marion.text) == (422, True)
    old = await says_her_code(zoe)
    await cast.sql.execute("update aidant_code set made_at = now() - interval '1 day 1 second'")
    mine = await says_her_code(cast.marion)
    for wrong in (old, mine, "ABCDE FGHJK", "' or true --"):
        for step in ("apercu", "donner"):
            refused = await cast.marion.sends(f"/aidants/{step}", **form(wrong))
            assert (refused.status_code, "Ce code ne marche pas" in refused.text) == (422, True)
    assert await cast.sql.fetchval("select count(*) from delegation where usager_id = $1", cast.marion.id) == 0


async def test_given_twice_by_a_double_tap_is_given_once(cast, zoe):
    fields = form(await says_her_code(zoe), key=str(uuid4()))
    first, second = [await cast.david.sends("/aidants/donner", **fields) for _ in range(2)]
    assert first.url == second.url
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 1


async def test_what_was_given_is_not_widened_it_is_stopped_and_given_anew(cast, zoe):
    given = delegation_of(await gives(cast.david, zoe))
    again = await cast.david.sends("/aidants/donner", **form(await says_her_code(zoe), ecrire="on"))
    assert (again.status_code, "vous aide déjà" in again.text) == (422, True)
    await stops(cast.david, given)
    assert (await gives(cast.david, zoe, ecrire="on")).status_code == 200


async def test_nobody_else_sees_or_stops_it(cast, zoe):
    given = delegation_of(await gives(cast.david, zoe))
    for somebody in (cast.marion, zoe):
        assert (await somebody.client.get(f"/aidants/{given}")).status_code == 404
        assert (await somebody.client.post(f"/aidants/{given}/arreter", data={"key": str(uuid4())})).status_code == 404
    assert await asks(zoe, cast.david) == 200
