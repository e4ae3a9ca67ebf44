"""Services and teams are made, named and closed; a team that supports somebody stays."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.people.members.deciding import acts, plain

pytestmark = pytest.mark.anyio


async def row(cast, name):
    return await cast.sql.fetchrow("select * from team where name = $1", name)


async def test_a_team_in_a_service_answers_people(cast, riviere):
    page = await riviere.sends("/equipes/services", **{"nom-service": "Premier étage"})
    assert "Le service est créé" in plain(page)
    service = await cast.sql.fetchval("select id from service where name = 'Premier étage'")
    page = plain(await riviere.sends("/equipes", nom="Équipe du premier", service=str(service), repond="on"))
    assert "Premier étage Équipe du premier 0 professionnel · répond aux messages" in page
    made = await row(cast, "Équipe du premier")
    assert (made["service_id"], made["answers_messages"], made["establishment_id"]) == (service, True, cast.tilleuls.id)
    assert await acts(cast) == ["service.made", "team.made"]


async def test_a_team_is_named_anew_and_people_read_the_new_name(cast, riviere):
    page = await riviere.sends(f"/equipes/{cast.care}", nom="Équipe des soins", service="", repond="on")
    assert "C’est changé" in plain(page)
    assert "Équipe des soins" in plain(await cast.martin.opens("/personnes"))
    await riviere.sends(f"/equipes/{cast.care}", nom="Équipe des soins", service="")
    assert (await row(cast, "Équipe des soins"))["answers_messages"] is False


async def test_a_team_that_supports_somebody_cannot_close(cast, riviere):
    page = await riviere.sends(f"/equipes/{cast.care}/fermer")
    assert page.status_code == 422
    assert "Cette équipe accompagne encore des personnes." in plain(page)
    await cast.sql.execute("update dossier_team set ends_at = now() where team_id = $1", cast.care)
    assert "C’est fermé" in plain(await riviere.sends(f"/equipes/{cast.care}/fermer"))
    assert (await cast.martin.opens("/personnes")).status_code == 200
    assert "MOREL" not in plain(await cast.martin.opens("/personnes"))
    assert await cast.sql.fetchval("select count(*) from membership_team where team_id = $1", cast.care) == 0
    assert (await riviere.opens(f"{riviere.base}/equipes/{cast.care}")).status_code == 404
    assert "Équipe soins" not in plain(await riviere.opens("/membres"))


async def test_a_service_with_teams_cannot_close(cast, riviere):
    service = await making.insert(cast.sql, "service", id=uuid4(), establishment_id=cast.tilleuls.id, name="Étage")
    await cast.sql.execute("update team set service_id = $1 where id = $2", service, cast.care)
    page = await riviere.sends(f"/equipes/services/{service}/fermer")
    assert (page.status_code, "Ce service a encore des équipes." in plain(page)) == (422, True)
    assert "C’est changé" in plain(await riviere.sends(f"/equipes/services/{service}", **{"nom-service": "Le haut"}))
    await riviere.sends(f"/equipes/{cast.care}", nom="Équipe soins", service="", repond="on")
    assert "C’est fermé" in plain(await riviere.sends(f"/equipes/services/{service}/fermer"))
    assert await acts(cast) == ["service.named", "team.changed", "service.closed"]


@pytest.mark.parametrize(
    ("path", "form", "words"),
    [
        ("", {"nom": ""}, "Écrivez le nom de l’équipe."),
        ("", {"nom": "x" * 81}, "Le nom de l’équipe est trop long"),
        ("", {"nom": "x", "service": "y"}, "Choisissez un service de la liste."),
        ("/services", {"nom-service": ""}, "Écrivez le nom du service."),
    ],
)
async def test_what_is_wrong_is_said(cast, riviere, path, form, words):
    page = await riviere.sends(f"/equipes{path}", **form)
    assert (page.status_code, words in plain(page)) == (422, True)
    assert await acts(cast) == []


async def test_whoever_keeps_its_hours_too_is_led_there(cast, riviere):
    assert "/horaires/" not in (await riviere.opens(f"{riviere.base}/equipes")).text
    role = await cast.sql.fetchval("select role_id from membership where id = $1", riviere.membership)
    await making.insert(cast.sql, "role_duty", role_id=role, duty="hours", establishment_id=cast.tilleuls.id)
    hers = {"membership_id": riviere.membership, "team_id": cast.care, "establishment_id": cast.tilleuls.id}
    await making.insert(cast.sql, "membership_team", **hers)
    page = (await riviere.opens(f"{riviere.base}/equipes")).text
    assert f'href="{riviere.base}/horaires/{cast.care}"' in page
    assert (await riviere.opens(f"/horaires/{cast.care}")).status_code == 200


@pytest.mark.parametrize("who", ["martin", "david", "roux"])
async def test_nobody_else_sees_or_changes_them(cast, riviere, who):
    somebody, base = getattr(cast, who), f"{riviere.base}/equipes"
    service = await making.insert(cast.sql, "service", id=uuid4(), establishment_id=cast.tilleuls.id, name="Étage")
    for path in ("", f"/{cast.care}"):
        assert (await somebody.client.get(f"{base}{path}")).status_code == 404
    for path in (
        "",
        "/services",
        f"/services/{service}",
        f"/services/{service}/fermer",
        f"/{cast.care}",
        f"/{cast.care}/fermer",
    ):
        form = {"key": str(uuid4()), "nom": "x", "nom-service": "x"}
        assert (await somebody.client.post(f"{base}{path}", data=form)).status_code == 404, path
    assert await acts(cast) == []


async def test_not_those_of_another_house(cast, riviere):
    north = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    theirs = await making.insert(cast.sql, "service", id=uuid4(), establishment_id=cast.pins.id, name="Tournée")
    assert (await riviere.opens(f"{riviere.base}/equipes/{north}")).status_code == 404
    assert (await riviere.sends(f"/equipes/{north}", nom="x")).status_code == 404
    assert (await riviere.sends(f"/equipes/{north}/fermer")).status_code == 404
    assert (await riviere.sends(f"/equipes/services/{theirs}", **{"nom-service": "x"})).status_code == 404
    assert (await riviere.sends("/equipes", nom="x", service=str(theirs))).status_code == 404
