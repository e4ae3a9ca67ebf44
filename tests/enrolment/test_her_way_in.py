"""A letter, FranceConnect, a code, a human of the house, her own yes: and then her papers. Nothing less opens them."""

import pytest

from tests.enrolment.desk import arriving, decides, enrolled, is_in, place, plain, prints, says, types

pytestmark = pytest.mark.anyio
DOSSIER = "select person_id, linked_at from dossier where id = $1"
ACTS = "select act, capacity, actor_id from audit_entry where dossier_id = $1 order by at"


async def test_both_have_said_yes_and_she_is_in(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        assert (await types(hers, code)).headers["location"] == "/inscription"
        assert "Foyer Les Tilleuls regarde si c’est bien vous" in plain((await hers.get("/inscription")).text)
        assert (await decides(cast, rose)).status_code == 303
        page = plain((await hers.get("/inscription")).text)
        assert "Foyer Les Tilleuls dit que ce dossier est le vôtre" in page
        assert (await says(hers, "oui")).headers["location"] == "/"
        assert await is_in(hers)
        assert "Rose" in (await hers.get("/")).text
    person, linked = await cast.sql.fetchrow(DOSSIER, rose)
    assert person
    assert linked
    name = await cast.sql.fetchrow("select given_name, family_name from person where id = $1", person)
    assert tuple(name) == ("Rose", "Lebon")
    who = await cast.sql.fetch("select issuer, subject from identity where person_id = $1", person)
    assert [tuple(one) for one in who] == [("https://fc.test", "rose")]
    acts = [tuple(row) for row in await cast.sql.fetch(ACTS, rose)]
    by_desk = ("dossier.opened", "enrolment.letter", "enrolment.confirmed")
    assert acts[:4] == [*((act, "staff", cast.clerk.id) for act in by_desk), ("enrolment.linked", "usager", person)]


async def test_until_she_says_yes_nothing_is_hers(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        assert not await is_in(hers)
        await decides(cast, rose)
        assert not await is_in(hers)
        assert tuple(await cast.sql.fetchrow(DOSSIER, rose)) == (None, None)
        assert (await says(hers, "non")).headers["location"] == "/inscription?suite=non"
        assert "Vous avez dit non" in plain((await hers.get("/inscription?suite=non")).text)
        assert not await is_in(hers)
    assert tuple(await cast.sql.fetchrow(DOSSIER, rose)) == (None, None)
    assert await cast.sql.fetchval("select count(*) from identity where subject = 'rose'") == 0


async def test_without_a_yes_of_the_house_her_own_opens_nothing(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        claim = await cast.sql.fetchval("select id from enrolment_claim")
        for claimed in (claim, rose):
            answer = await hers.post("/inscription/reponse", data={"key": rose, "demande": claimed, "reponse": "oui"})
            assert answer.headers["location"] == "/inscription?suite=impossible"
        await decides(cast, rose, "non")
        await hers.post("/inscription/reponse", data={"key": rose, "demande": claim, "reponse": "oui"})
        assert not await is_in(hers)
        page = plain((await hers.get("/inscription")).text)
        assert "Foyer Les Tilleuls n’a pas pu ouvrir votre dossier" in page


@pytest.mark.parametrize(
    ("claim", "value", "trait"),
    [
        ("family_name", "LEBEAU", "Nom de naissance"),
        ("given_name", "ROSE", "Prénoms de naissance"),
        ("birthdate", "1950-04-18", "Date de naissance"),
        ("gender", "male", "Sexe"),
        ("birthplace", "97412", "Code du lieu de naissance"),
    ],
)
async def test_one_trait_apart_is_no_access_and_she_is_not_told_which(cast, claim, value, trait):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast, **{claim: value}) as hers:
        await types(hers, code)
        told = plain((await hers.get("/inscription")).text)
    async with arriving(cast, "other") as same:
        [again] = await prints(cast, rose)
        await types(same, again)
        assert plain((await same.get("/inscription")).text) == told, "she reads what everybody reads"
    async with arriving(cast, **{claim: value}) as hers:
        [code] = await prints(cast, rose)
        await types(hers, code)
    here = f"{place(cast.tilleuls)}/{rose}/est-ce-elle"
    page = plain((await cast.clerk.client.get(here)).text)
    assert f"{trait} Différent" in page
    assert page.count("Différent") == 1
    assert "Oui, c’est elle" not in page
    assert (await decides(cast, rose, "oui")).status_code == 422
    assert tuple(await cast.sql.fetchrow(DOSSIER, rose)) == (None, None)


async def test_once_decided_what_the_state_said_of_her_is_kept_no_more(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        await decides(cast, rose)
    assert await cast.sql.fetchrow("select kek_id, wrapped, state from enrolment_claim") == (None, None, "confirmed")


async def test_the_dossier_is_corrected_and_then_it_is_she(cast):
    rose = await enrolled(cast, ne_le="18/04/1950")
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        assert (await decides(cast, rose)).status_code == 422
        await cast.sql.execute("update dossier set birthdate = '1950-04-17' where id = $1", rose)
        assert (await decides(cast, rose)).status_code == 303
        await says(hers, "oui")
        assert await is_in(hers)
