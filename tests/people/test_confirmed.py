"""A dossier that was joined to hers is hers once she says so; nothing of it is shown before."""

from uuid import uuid4

import pytest

from tests.documents.desks import plain
from tests.enrolment.desk import ROSE, enrolled, place
from tests.enrolment.test_with_her import with_her
from tests.people.insi import opens
from tests.people.pairs import DESK, joins, known_twice, sight, splits

pytestmark = pytest.mark.anyio
AS_HIS = """update dossier d set (birth_name, given_names, sex, birthplace) =
    (select upper(o.birth_name), o.given_names, o.sex, o.birthplace from dossier o where o.id = $2) where d.id = $1"""
PERSON = "select person_id from dossier where id = $1 and linked_at is not null"


@pytest.fixture
async def twice(cast):
    """The night team's dossier says the same as his."""
    await known_twice(cast)
    await cast.sql.execute(AS_HIS, cast.again, cast.david.dossier)
    return cast


async def pair_of(cast):
    return await cast.sql.fetchval("select id from dossier_pair where split_at is null")


async def answers(who, pair, said, *, proved=True):
    url, form = f"/dossiers/{pair}/{said}", {"key": str(uuid4())}
    if proved and said == "oui":
        await who.client.proves(url, form)
    return await who.client.post(url, data=form, follow_redirects=False)


async def test_he_is_asked_with_nothing_of_it_shown_and_reads_it_once_he_said_yes(cast, twice):
    await joins(cast)
    assert "Un autre dossier est peut-être à vous" in plain(await cast.david.opens("/"))
    page = plain(await cast.david.opens("/dossiers"))
    assert "Oui, c’est mon dossier" in page
    assert "nuit" not in page.lower()
    assert str(cast.again) not in (await cast.david.client.get("/dossiers")).text
    assert "n’a pas encore répondu" in plain(await cast.clerk.opens(f"{DESK}/{cast.again}"))
    assert await sight(cast, cast.david) == {cast.his}
    answer = await answers(cast.david, await pair_of(cast), "oui")
    assert answer.headers["location"] == "/dossiers?suite=oui"
    assert "Ce dossier est à vous" in plain(await cast.david.opens("/dossiers?suite=oui"))
    assert await sight(cast, cast.david) == {cast.his, cast.theirs}
    assert "elle lit les deux" in plain(await cast.clerk.opens(f"{DESK}/{cast.again}"))
    assert "Un autre dossier" not in plain(await cast.david.opens("/"))
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'dossier.joined_yes'") == 1
    await splits(cast)
    assert await sight(cast, cast.david) == {cast.his}


async def test_a_no_keeps_it_closed_and_the_desk_sees_it(cast, twice):
    await joins(cast)
    pair = await pair_of(cast)
    assert (await answers(cast.david, pair, "non")).status_code == 303
    assert await sight(cast, cast.david) == {cast.his}
    desk = await cast.clerk.client.get(f"{cast.clerk.base}{DESK}")
    assert "n’est pas à elle" in plain(desk)
    assert "Séparez" in (await cast.clerk.client.get(f"{cast.clerk.base}{DESK}/{cast.again}")).text
    assert (await answers(cast.david, pair, "oui", proved=False)).status_code == 404, "it is asked no more"


async def test_nobody_else_answers_for_him(cast, twice):
    await joins(cast)
    pair = await pair_of(cast)
    for who in (cast.marion, cast.paula, cast.clerk):
        assert (await answers(who, pair, "oui", proved=False)).status_code == 404
        assert (await answers(who, pair, "non")).status_code == 404
        assert (await who.client.get("/dossiers")).status_code == 404
    assert await cast.sql.fetchval(PERSON, cast.again) is None


@pytest.mark.parametrize("trait", ["birth_name", "given_names", "birthplace", "sex"])
async def test_while_a_trait_differs_nothing_is_asked(cast, twice, trait):
    other = {"birth_name": "MOREAU", "given_names": "DAVID", "birthplace": "", "sex": "F"}[trait]
    await cast.sql.execute(f"update dossier set {trait} = $2 where id = $1", cast.again, other)
    await joins(cast)
    assert (await cast.david.client.get("/dossiers")).status_code == 404
    assert (await answers(cast.david, await pair_of(cast), "oui", proved=False)).status_code == 404
    assert "Corrigez d’abord" in plain(await cast.clerk.opens(f"{DESK}/{cast.again}"))


async def test_for_who_never_signs_in_it_is_confirmed_with_her_at_the_desk(cast):
    hers = await enrolled(cast)
    await with_her(cast, hers)
    other = await opens(cast, ROSE)
    await joins(cast, hers, other)
    page = (await cast.clerk.client.get(f"{place(cast.tilleuls)}/{other}")).text
    assert "Confirmer avec elle" in page
    assert (await with_her(cast, other)).status_code == 303
    assert await cast.sql.fetchval(PERSON, other) == await cast.sql.fetchval(PERSON, hers)
    assert await cast.sql.fetchval("select count(*) from enrolment_with_her where dossier_id = $1", other) == 1
    await splits(cast, other)
    assert await cast.sql.fetchval(PERSON, other) is None


async def test_whoever_signs_in_is_asked_herself_and_not_by_the_desk(cast, twice):
    await joins(cast)
    assert "Confirmer avec elle" not in (await cast.clerk.client.get(f"{place(cast.tilleuls)}/{cast.again}")).text
    assert (await with_her(cast, cast.again)).status_code == 404
    assert await cast.sql.fetchval(PERSON, cast.again) is None
