"""Nobody at a desk gives an access alone, without the paper, or to herself; and a house sees its own mandates alone."""

from datetime import timedelta

import pytest

from tests.entrusting.giving import gives, says_her_code
from tests.evidence.proving import about_of, added
from tests.mandates.desk import ZOE, confirms, entered, enters, given, prepares
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio


@pytest.mark.attack("B18")
async def test_whoever_entered_the_paper_does_not_confirm_it(cast, zoe):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    assert "Une autre personne doit confirmer" in plain(await cast.clerk.opens(there))
    refused = await confirms(cast.clerk, there)
    assert (refused.status_code, "Une autre personne de la maison" in plain(refused)) == (422, True)
    assert await given(cast) == 0


@pytest.mark.attack("B18")
async def test_without_the_paper_nothing_is_confirmed(cast, zoe, payet):
    there = await prepares(cast.clerk, cast.marion.dossier)
    refused = await confirms(payet, there)
    assert (refused.status_code, "Il manque le papier signé" in plain(refused)) == (422, True)
    assert await given(cast) == 0


@pytest.mark.attack("B18")
@pytest.mark.parametrize("left_out", ["preuve", "vu", "code", "signe_le"])
async def test_without_one_part_of_the_evidence_nothing_is_entered(cast, zoe, left_out):
    there = await prepares(cast.clerk, cast.marion.dossier)
    page = await enters(cast.clerk, there, **{"code": await says_her_code(zoe), left_out: ""})
    assert page.status_code == 422
    assert await cast.sql.fetchval("select entered_by from mandate") is None


@pytest.mark.parametrize("day", ["01/01/2020", "01/01/2099", "hier"])
async def test_it_was_signed_on_a_day_that_was(cast, zoe, day):
    there = await prepares(cast.clerk, cast.marion.dossier)
    page = await enters(cast.clerk, there, await says_her_code(zoe), signe_le=day)
    assert (page.status_code, "Relisez le jour de la signature" in plain(page)) == (422, True)


@pytest.mark.attack("B18")
async def test_nobody_at_the_desk_names_herself_nor_confirms_herself(cast, payet):
    there = await prepares(cast.clerk, cast.marion.dossier, prenom="Inès", nom="Bouvier")
    refused = await enters(cast.clerk, there, await says_her_code(cast.clerk))
    assert (refused.status_code, "Une autre personne de la maison" in plain(refused)) == (422, True)
    assert "doit confirmer" in plain(await enters(payet, there, await says_her_code(cast.clerk)))
    await added(cast, payet, about_of(there))
    assert (await confirms(cast.clerk, there)).status_code == 422
    assert await given(cast) == 0


async def test_she_is_not_her_own_aidant(cast, payet):
    there = await prepares(cast.clerk, cast.marion.dossier, prenom="Marion", nom="Payet")
    refused = await enters(cast.clerk, there, await says_her_code(cast.marion))
    assert (refused.status_code, "C’est le code de la personne elle-même" in plain(refused)) == (422, True)


async def test_who_helps_her_already_is_not_given_twice(cast, zoe, payet):
    await gives(cast.marion, zoe)
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    refused = await confirms(payet, there)
    assert (refused.status_code, "aide déjà" in plain(refused)) == (422, True)
    assert await given(cast) == 0


async def test_only_whoever_enrols_in_this_house(cast, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    elsewhere = f"/equipe/{cast.pins.id}"
    for who, base in ((cast.martin, cast.martin.base), (cast.roux, elsewhere), (cast.roux, cast.clerk.base)):
        for path in ("/mandats", there, f"{there}/lettre", f"/personnes/{cast.marion.dossier}/mandat"):
            assert (await who.client.get(f"{base}{path}")).status_code == 404, path
        for path in (f"{there}/confirmer", f"{there}/annuler", f"{there}/signe"):
            assert (await who.client.post(f"{base}{path}", data={"key": "0" * 32})).status_code == 404
        refused = {"key": "0" * 32, "lien": "sis", "quoi": "everyday", "jusqua": "year"} | ZOE
        answer = await who.client.post(f"{base}/personnes/{cast.marion.dossier}/mandat", data=refused)
        assert answer.status_code == 404
    assert await given(cast) == 0


async def test_nobody_s_dossier_has_no_mandate(cast):
    await cast.sql.execute("update dossier set linked_at = null where id = $1", cast.marion.dossier)
    form = {"lien": "sis", "quoi": "everyday", "jusqua": "year"} | ZOE
    assert (await cast.clerk.sends(f"/personnes/{cast.marion.dossier}/mandat", **form)).status_code == 404


@pytest.mark.parametrize(("days", "status"), [(29, 200), (30, 404)])
async def test_a_paper_waits_for_thirty_days(cast, zoe, payet, days, status):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await cast.sql.execute("update mandate set expires_at = expires_at - $1::interval", timedelta(days=days))
    assert (await confirms(payet, there)).status_code == status
    assert await given(cast) == (status == 200)


async def test_cancelled_it_gives_nothing(cast, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    assert "Le mandat est annulé" in plain(await cast.clerk.sends(f"{there}/annuler"))
    assert (await confirms(payet, there)).status_code == 404
    assert await given(cast) == 0


async def test_what_was_seen_is_sealed(cast, zoe):
    await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    assert b"Rose" not in await cast.sql.fetchval("select evidence from mandate")
