"""What is refused at the desk of measures, and to whom."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.cast import LAURA
from tests.entrusting.giving import says_her_code
from tests.protection.entering import ago, enters, form, in_force, newest, place, plain, stops

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("who", ["roux", "clerk", "martin", "laura", "david", "paula"])
async def test_nobody_else_enters_checks_stops_or_reads(cast, desks, nadia, who):
    """Who does not enrol there, another house, the person herself, an aidant: an address that does not exist."""
    measure = await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    somebody, url = getattr(cast, who), f"{desks[0].base}{place(cast.laura)}"
    assert (await somebody.client.get(url)).status_code == 404
    typed = form("tutelle/representation", code=await says_her_code(await cast.stranger()), key=str(uuid4()))
    assert (await somebody.client.post(url, data=typed)).status_code == 404
    assert (await somebody.client.post(f"{url}/{measure}/verifier", data={"key": str(uuid4())})).status_code == 404
    typed = {"key": str(uuid4()), "pourquoi": "ended"}
    assert (await somebody.client.post(f"{url}/{measure}/fin", data=typed)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from measure where stops_at is null") == 1
    assert (await nadia.client.get(f"/pour/{cast.laura.id}")).status_code == 200


async def test_who_holds_it_neither_enters_nor_checks_it(cast, desks, nadia):
    page = await enters(desks[0], cast.laura, "tutelle/goods", desks[0])
    assert (page.status_code, "C’est votre code" in plain(page)) == (422, True)
    assert (await enters(desks[0], cast.laura, "tutelle/goods", desks[1])).status_code == 200
    own = await desks[1].sends(f"{place(cast.laura)}/{await newest(cast, cast.laura)}/verifier")
    assert (own.status_code, "C’est votre code" in plain(own)) == (422, True)
    page = await enters(desks[0], cast.laura, "tutelle/goods", cast.laura)
    assert (page.status_code, "code de la personne elle-même" in plain(page)) == (422, True)


async def test_not_in_the_dossier_of_another_house(cast, desks, nadia):
    assert (await desks[0].opens(place(cast.david))).status_code == 404
    assert (await enters(desks[0], cast.david, "tutelle/goods", nadia)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from measure") == 0


async def test_without_an_account_of_hers_it_waits(cast, desks, nadia):
    await cast.sql.execute("update dossier set linked_at = null where id = $1", cast.laura.dossier)
    await enters(desks[0], cast.laura, "tutelle/goods", nadia)
    page = await desks[1].sends(f"{place(cast.laura)}/{await newest(cast, cast.laura)}/verifier")
    assert (page.status_code, "n’a pas encore de compte" in plain(page)) == (422, True)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"mesure": "tutelle/everything"}, "Choisissez dans la liste."),
        ({"mesure": "forbidden/"}, "Choisissez dans la liste."),
        ({"mesure": "chosen/"}, "Choisissez dans la liste."),
        ({"fin": ""}, "a toujours un dernier jour"),
        ({"fin": "hier"}, "Ce n’est pas une date"),
        ({"fin": ago(31)}, "Le dernier jour est avant le premier."),
        ({"fin": "01/01/2099"}, "dure 20 ans au plus"),
        ({"prevenue": ""}, "Expliquez d’abord la mesure"),
        ({"code": ""}, "l’un des deux"),
        ({"code": "ABCDE FGHJK"}, "Ce code ne marche pas"),
        ({"preuve": "desk"}, "Choisissez dans la liste."),
        ({"decision": ""}, "Écrivez le jour de la décision"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_is_kept(cast, desks, nadia, typed, words):
    code = await says_her_code(nadia)
    page = await desks[0].sends(place(cast.laura), **(form("tutelle/goods", code=code) | typed))
    assert (page.status_code, words in plain(page)) == (422, True), plain(page)
    assert await cast.sql.fetchval("select count(*) from measure") == 0


async def test_it_ends_at_once_with_a_death_and_nothing_gives_it_back(cast, desks, nadia):
    await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    told = {"quoi": "death", "jour": ago(), "preuve": "certificate"}
    assert (await desks[0].sends(f"/personnes/{cast.laura.dossier}/depart", **told)).status_code == 200
    assert (await nadia.client.get(f"/pour/{cast.laura.id}")).status_code == 404
    await cast.sql.fetchval("select settle_due()")
    assert (await nadia.client.get(f"/pour/{cast.laura.id}")).status_code == 404


async def test_one_house_opens_nothing_of_another(cast, desks, nadia):
    """Laura is known at Les Tilleuls too: what Les Pins entered says nothing of that dossier."""
    await making.dossier(cast.sql, cast.ring, cast.tilleuls, LAURA, cast.laura.id)
    await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    held = await cast.sql.fetch("select distinct dossier_id from delegation_right r join delegation d"
                                " on d.id = r.delegation_id where d.aidant_id = $1", nadia.id)  # fmt: skip
    assert [row["dossier_id"] for row in held] == [cast.laura.dossier]


async def test_an_act_sent_twice_is_done_once(cast, desks, nadia):
    key, code = str(uuid4()), await says_her_code(nadia)
    for _ in range(2):
        page = await desks[0].sends(place(cast.laura), **form("tutelle/goods", code=code, key=key))
        assert page.status_code == 200
    assert await cast.sql.fetchval("select count(*) from measure") == 1
    for _ in range(2):
        await stops(desks[0], cast.laura, await newest(cast, cast.laura))
    assert await cast.sql.fetchval("select count(*) from measure where stops_at is not null") == 1
