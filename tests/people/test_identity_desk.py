"""The desk of people's identities: who is kept out, each act once, and what is never shown."""

import re

import msgspec
import pytest

from tests.documents.desks import plain, with_duty
from tests.interop.insi import people
from tests.people.insi import asks, insi_of, number_of, opens, search_of, status_of, traits_of

pytestmark = pytest.mark.anyio
DESK = "/identites/personnes"


@pytest.fixture
async def worker(cast, tmp_path):
    async with insi_of(cast, tmp_path) as (_, made):
        yield made


@pytest.fixture
async def ola(cast, worker):
    """INSi says something else of her than the dossier."""
    dossier = await opens(cast, traits_of(people.CATARINA, given_names="OLA CATARINA BELLA"))
    await asks(cast, worker, dossier)
    return dossier


async def settles(who, cast, dossier, does="reprendre", key=None):
    return await presses(who, dossier, (await search_of(cast, dossier))["id"], does, key)


async def presses(who, dossier, search, does, key=None):
    fields = {"ecart": str(search), "faire": does} | ({"key": key} if key else {})
    return await who.sends(f"{DESK}/{dossier}/ecart", **fields)


async def test_nobody_else_finds_the_desk(cast, ola):
    elsewhere = await with_duty(cast, cast.pins)
    left = await with_duty(cast, cast.tilleuls)
    await cast.sql.execute("update membership set ends_at = now() where id = $1", left.membership)
    cast.david.base = f"/equipe/{cast.tilleuls.id}"
    paths = ("", f"/{ola}", f"/{ola}/document")
    for somebody in (cast.martin, left, cast.david, elsewhere):
        found = 200 if somebody is elsewhere else 404
        told = [(await somebody.opens(f"{somebody.base}{DESK}{path}")).status_code for path in paths]
        assert told == [found, 404, 404]
        assert (await settles(somebody, cast, ola)).status_code == 404
        assert (await somebody.sends(f"{DESK}/{ola}/document", piece="passport")).status_code == 404
        assert (await somebody.sends(f"{DESK}/{ola}/insi")).status_code == 404
    assert await status_of(cast, ola) == "PROV"
    assert await cast.sql.fetchval("select count(*) from identity_proof") == 0
    assert await cast.sql.fetchval("select count(*) from insi_search") == 1


@pytest.mark.attack("I07")
async def test_what_insi_says_is_compared_at_the_desk_alone_and_its_number_nowhere(cast, ola):
    page = plain(await cast.clerk.opens(f"{DESK}/{ola}"))
    assert "INSi dit autre chose" in page
    assert "INSi CATARINA BELLA" in page
    for who, path in ((cast.clerk, f"{DESK}/{ola}"), (cast.clerk, DESK), (cast.clerk, "/identites")):
        assert people.CATARINA.number not in (await who.opens(path)).text
    assert "CATARINA BELLA" not in (await cast.clerk.opens("/personnes")).text


async def test_taking_it_asks_to_see_a_document_again(cast, worker):
    """The document that was seen said the former traits."""
    dossier = await opens(cast, traits_of(people.CATARINA, given_names="OLA CATARINA BELLA"), "VALI")
    await asks(cast, worker, dossier)
    await settles(cast.clerk, cast, dossier)
    assert await status_of(cast, dossier) == "RECUP"
    assert (await number_of(cast, dossier))[0] == people.CATARINA.number
    kept = await search_of(cast, dossier)
    assert (kept["outcome"], kept["birth_name"], kept["matricule"], kept["matricule_index"]) == (
        "taken",
        None,
        None,
        None,
    )


async def test_leaving_it_changes_nothing_and_forgets_what_insi_said(cast, ola):
    page = plain(await settles(cast.clerk, cast, ola, "laisser"))
    assert "Le dossier reste comme il est" in page
    assert (await status_of(cast, ola), await number_of(cast, ola)) == ("PROV", (None, None))
    assert (await search_of(cast, ola))["given_names"] is None


async def test_a_number_taken_meanwhile_is_nobodys_to_take(cast, worker, ola):
    await asks(cast, worker, await opens(cast, traits_of(people.CATARINA)))
    assert (await settles(cast.clerk, cast, ola)).status_code == 404
    assert await number_of(cast, ola) == (None, None)


async def test_somebody_known_twice_cannot_be_taken_only_left(cast, worker):
    first, second = [await opens(cast, traits_of(people.RUTH)) for _ in range(2)]
    for dossier in (first, second):
        await asks(cast, worker, dossier)
    page = plain(await cast.clerk.opens(f"{DESK}/{second}"))
    assert "Cette personne a peut-être deux dossiers" in page
    assert "reprendre ce que dit INSi" not in page
    assert (await settles(cast.clerk, cast, second)).status_code == 404
    assert (await settles(cast.clerk, cast, second, "laisser")).status_code == 200


async def test_without_settings_the_page_says_so_and_offers_nothing(cast):
    cast.app.state.settings = msgspec.structs.replace(cast.app.state.settings, insi_url="")
    zoe = await opens(cast, traits_of(people.ZOE))
    page = plain(await cast.clerk.opens(f"{DESK}/{zoe}"))
    assert "INSi n’est pas réglé ici" in page
    assert "Interroger INSi" not in page
    assert (await cast.clerk.sends(f"{DESK}/{zoe}/insi")).status_code == 422
    assert await cast.sql.fetchval("select count(*) from insi_search") == 0


async def test_what_waits_is_counted_in_the_menu(cast, ola):
    assert re.search(r"Identités.{0,200}>1<", (await cast.clerk.opens("/messages")).text, re.DOTALL)


async def test_the_list_goes_on_where_the_page_ends(cast):
    made = [str(await opens(cast, traits_of(people.ZOE))) for _ in range(22)]
    first = (await cast.clerk.opens(DESK)).text
    shown = {one for one in made if one in first}
    assert len(shown) == 20
    link = next(one.split('"')[0] for one in first.split('href="') if "?depuis=" in one).replace("&amp;", "&")
    second = (await cast.clerk.client.get(link)).text
    assert {one for one in made if one in second} == set(made) - shown
