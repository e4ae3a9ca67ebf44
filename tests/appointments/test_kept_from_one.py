"""« Pas pour Zoé »: she finds no trace of it, and Alain, who helps too, sees it as before."""

import re

import pytest

from backend.demo import making
from tests.appointments.planning import GRID, listed, opposed_in, plans, secret_in, unsaid_of_each, words
from tests.documents.test_oppositions import JULIEN, MENTION
from tests.entrusting.giving import gives

KEYS = r'/rendez-vous/[^"]*"[^>]*><input type="hidden" name="key" value="([^"]+)"'
pytestmark = [pytest.mark.anyio, pytest.mark.attack("C06")]


@pytest.fixture
async def helpers(cast):
    """Zoé and Alain, who see David's appointments."""
    made = []
    for _ in range(2):
        somebody = await cast.stranger()
        somebody.base = f"/pour/{cast.david.id}"
        await gives(cast.david, somebody, **GRID)
        made.append(somebody)
    return made


@pytest.mark.story
async def test_one_does_not_see_it_and_the_other_does(cast, helpers):
    (zoe, alain), made = helpers, await plans(cast.martin, cast.david)
    page = words(await cast.david.sends(f"/rendez-vous/{made}/secret", qui=str(zoe.id)))
    assert "ne voit pas ce rendez-vous" in page
    assert (await listed(zoe), await listed(alain)) == ([], [made])
    assert (await zoe.opens(f"/rendez-vous/{made}")).status_code == 404
    assert (await alain.opens(f"/rendez-vous/{made}")).status_code == 200
    assert f'value="{zoe.id}"' not in (await cast.david.opens(f"/rendez-vous/{made}")).text


async def test_from_one_then_from_all_are_two_and_each_is_lifted_alone(cast, helpers):
    (zoe, alain), made = helpers, await plans(cast.martin, cast.david)
    await cast.david.sends(f"/rendez-vous/{made}/secret", qui=str(zoe.id))
    hers = secret_in(await cast.david.opens(f"/rendez-vous/{made}"))
    await cast.david.sends(f"/rendez-vous/{made}/secret", qui="tous")
    assert (await listed(zoe), await listed(alain)) == ([], [])
    before = words(await cast.david.opens(hers))
    assert "personne de plus" in before, "the other secret still keeps it from her"
    await cast.david.sends(hers)
    assert (await listed(zoe), await listed(alain)) == ([], [])
    await cast.david.sends(secret_in(await cast.david.opens(f"/rendez-vous/{made}")))
    assert (await listed(zoe), await listed(alain)) == ([made], [made])


async def test_who_has_seen_it_is_said_before(cast, helpers):
    (zoe, alain), made = helpers, await plans(cast.martin, cast.david)
    assert "l’a déjà vu" not in words(await cast.david.opens(f"/rendez-vous/{made}"))
    await listed(zoe)
    page = words(await cast.david.opens(f"/rendez-vous/{made}"))
    assert page.count("l’a déjà vu") == 1
    await alain.opens(f"/rendez-vous/{made}")
    assert words(await cast.david.opens(f"/rendez-vous/{made}")).count("l’a déjà vu") == 2


async def test_nothing_is_kept_from_who_does_not_act_for_her(cast, helpers):
    """PostgreSQL says so by itself, whatever the page lets through."""
    made, marion = await plans(cast.martin, cast.david), cast.marion
    assert (await cast.david.sends(f"/rendez-vous/{made}/secret", qui=str(marion.id))).status_code == 422
    assert await cast.sql.fetchval("select count(*) from appointment_secret") == 0


async def test_whose_access_has_just_ended_is_said_and_another_is_chosen(cast, helpers):
    (zoe, alain), made = helpers, await plans(cast.martin, cast.david)
    await cast.sql.execute("update delegation set stopped_at = now() where aidant_id = $1", zoe.id)
    page = await cast.david.sends(f"/rendez-vous/{made}/secret", qui=str(zoe.id))
    assert (page.status_code, "Cette personne ne vous aide plus" in words(page)) == (422, True)
    assert '<details class="apart" open>' in page.text, "where she was choosing"
    assert (f'value="{zoe.id}"' in page.text, f'value="{alain.id}"' in page.text) == (False, True)
    assert await cast.sql.fetchval("select count(*) from appointment_secret") == 0
    again = await cast.david.sends(f"/rendez-vous/{made}/secret", qui=str(alain.id))
    assert "ne voit pas ce rendez-vous" in words(again)


async def test_who_helps_no_more_is_not_named(cast, helpers):
    zoe, made = helpers[0], await plans(cast.martin, cast.david)
    await cast.david.sends(f"/rendez-vous/{made}/secret", qui=str(zoe.id))
    await cast.sql.execute("update delegation set stopped_at = now() where aidant_id = $1", zoe.id)
    assert "Une personne qui n’aide plus ne voit pas" in words(await cast.david.opens(f"/rendez-vous/{made}"))


async def test_a_minor_opposes_to_one_of_his_parents(cast):
    julien = await cast.usager("Julien", "Grondin", cast.tilleuls, JULIEN, cast.care)
    parents = []
    for name in ("Nadège", "Thierry"):
        person = await making.person(cast.sql, name, "Grondin")
        await making.delegation(cast.sql, julien.id, person, julien.dossier, {"appointments": ("rendez-vous",)})
        parents.append(await cast.signed_in(person=person, name=name))
        parents[-1].base = f"/pour/{julien.id}"
    mother, father = parents
    made = await plans(cast.martin, julien)
    said = {"convaincre": "on", "mention": MENTION}
    wrong = await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui=str(cast.paula.id), **said)
    assert (wrong.status_code, "Choisissez qui ne doit pas le savoir" in words(wrong)) == (422, True)
    written = await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui=str(mother.id), **said)
    assert "à cette personne : Nadège" in words(written)
    assert (await listed(mother), await listed(father)) == ([], [made])
    keys = re.findall(KEYS, (await cast.martin.opens(f"/rendez-vous/{made}")).text)
    assert len(keys) == len(set(keys)) == 4, "each form has its own"
    assert "à cette personne : Nadège" in words(await julien.opens(f"/rendez-vous/{made}"))
    await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui=str(father.id), **said)
    assert (await listed(mother), await listed(father)) == ([], [])
    await unsaid_of_each(cast, made)
    lifting = {"garde": opposed_in(await cast.martin.opens(f"/rendez-vous/{made}")), "lui-meme": "on"}
    await cast.martin.sends(f"/rendez-vous/{made}/opposition/lever", **lifting)
    assert (await listed(mother), await listed(father)) == ([made], [])
