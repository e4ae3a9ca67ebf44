"""David invites his sister Paula Martin, who lives far away: a link, a code on the phone, her yes, and his own."""

from uuid import uuid4

import pytest

from tests.cast import DLU
from tests.entrusting.giving import stops
from tests.entrusting.inviting import (
    accepts,
    coming,
    confirms,
    delegation_of,
    delegations,
    has_account,
    invites,
    plain,
    says,
    state_of,
    types,
)
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
WHO = """select p.given_name, p.family_name, i.subject from delegation d join person p on p.id = d.aidant_id
    join identity i on i.person_id = p.id where d.usager_id = $1"""


async def test_david_invites_paula_who_has_no_account(cast):
    before = await delegations(cast, cast.david)
    link, code, there = await invites(cast.david, prevenir="on")
    assert "Personne n’a encore répondu" in plain((await cast.david.client.get(there)).text)
    async with coming(cast) as paula:
        assert "Vous avez une invitation" in plain((await paula.get("/invitation")).text)
        assert (await types(paula, link, code)).headers["location"] == "/invitation"
        page = plain((await paula.get("/invitation")).text)
        assert "David Morel vous demande de l’aider" in page
        assert "Paula MARTIN peut lire : • Attestations • MDPH et aides • La vie de tous les jours" in page
        assert "Paula MARTIN saura aussi quand un papier arrive." in page
        assert (await says(paula, "oui")).headers["location"] == "/invitation?suite=oui"
        assert "David Morel doit encore vérifier votre nom" in plain((await paula.get("/invitation")).text)
        assert await delegations(cast, cast.david) == before, "her yes alone gives nothing"
        assert "Paula Martin A dit oui" in plain((await cast.david.opens("/aidants")).text)
        assert "Paula a dit oui Regardez ce que Paula verra." in plain((await cast.david.opens("/")).text)
        followed = plain((await cast.david.client.get(there)).text)
        assert "Paula Martin a dit oui" in followed
        assert "Est-ce bien la personne que vous avez invitée ?" in followed
        assert "C’est fait" in (await confirms(cast.david, there)).text
        assert "a dit oui" not in plain((await cast.david.opens("/")).text)
        assert "Vous aidez David Morel" in plain((await paula.get("/invitation")).text)
    rows = [tuple(row) for row in await cast.sql.fetch(WHO, cast.david.id)]
    assert rows == [("Paula", "Martin", "paula")]
    assert await state_of(cast) == "given"


async def test_before_he_confirms_he_sees_the_real_papers_that_she_will_see(cast):
    shared, kept = await cast.files(reference()), await cast.files(DLU)
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    page = (await cast.david.client.get(there)).text
    will, will_not = page.index("Paula verra"), page.index("Paula ne verra pas")
    assert will < page.index("Papier administratif") < will_not
    assert shared
    assert kept
    assert (
        await cast.sql.fetchval("select count(*) from person where family_name = 'Martin' and given_name = 'Paula'")
        == 0
    )
    assert await cast.sql.fetchval("select count(*) from identity where subject = 'paula'") == 0


async def test_what_he_gave_is_what_he_chose_until_the_day_he_chose(cast):
    link, code, there = await invites(cast.david, quoi="everyday-messages")
    await accepts(cast, link, code)
    given = delegation_of(await confirms(cast.david, there))
    squares = await cast.sql.fetch("select can || '/' || family from delegation_right where delegation_id = $1", given)
    read = {f"read/{family}" for family in ("attestations", "mdph", "vie-au-foyer", "messages")}
    assert {one for (one,) in squares} == read | {"write/messages"}
    asked, kept = await cast.sql.fetchrow(
        "select i.rights_end, d.ends_at from delegation d, invitation i where d.id = $1", given
    )
    assert asked == kept
    assert "valable" not in (await cast.david.opens("/aidants")).text
    acts = await cast.sql.fetch("select act from audit_entry where act like 'delegation.%' order by at")
    assert [act for (act,) in acts] == ["delegation.given"]
    assert (await stops(cast.david, given)).status_code == 200


async def test_paula_who_has_an_account_elsewhere_is_the_same_person(cast):
    paula = await has_account(cast)
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    await confirms(cast.david, there)
    assert (await paula.client.get(f"/pour/{cast.david.id}")).status_code == 200


async def test_confirmed_twice_by_a_double_tap_it_is_given_once(cast):
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code)
    key, before = str(uuid4()), await delegations(cast, cast.david)
    first, second = [await confirms(cast.david, there, key=key) for _ in range(2)]
    assert first.url == second.url
    assert await delegations(cast, cast.david) == before + 1


async def test_the_form_sent_twice_makes_one_invitation_and_tells_its_code_once(cast):
    key = str(uuid4())
    pages = [
        await cast.david.sends("/aidants/inviter", lien="sis", quoi="everyday", jusqua="year", key=key)
        for _ in range(2)
    ]
    assert ["code keep" in page.text for page in pages] == [True, False]
    assert pages[1].url.path.startswith("/aidants/invitations/")
    assert await cast.sql.fetchval("select count(*) from invitation") == 1
