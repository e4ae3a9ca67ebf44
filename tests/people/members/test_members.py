"""Somebody comes to work, changes team, leaves: her access follows at once."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from backend.demo import making
from tests.people.members.deciding import acts, plain, role_of

pytestmark = pytest.mark.anyio
PARIS = ZoneInfo("Europe/Paris")
HOARAU = {"prenom": "Anne", "nom": "Hoarau", "affiche": "Madame Hoarau"}


def today(apart=0):
    return (datetime.now(PARIS).date() + timedelta(days=apart)).strftime("%d/%m/%Y")


async def adds(who, cast, *teams, **more):
    form = {**HOARAU, "role": str(await role_of(cast)), **{f"eq-{team}": "on" for team in teams}, **more}
    return await who.sends("/membres/nouveau", **form)


async def found(cast, name="Madame Hoarau"):
    return await cast.sql.fetchrow("select * from membership where shown_name = $1 and stopped_at is null", name)


async def test_the_list_says_who_works_there_in_which_teams(cast, riviere):
    page = plain(await riviere.opens("/membres"))
    assert "Madame Martin infirmière du foyer Équipe soins" in page
    assert "Monsieur Rivière directeur Aucune équipe" in page
    assert "Monsieur Roux" not in page


async def test_somebody_comes_to_work_and_sees_whom_her_team_supports(cast, riviere):
    page = await adds(riviere, cast, cast.care)
    assert "La personne est ajoutée" in plain(page)
    member = await found(cast)
    anne = await cast.signed_in(person=member["person_id"], name="Anne")
    anne.base = cast.martin.base
    assert "DAVID MOREL" in plain(await anne.opens("/personnes"))
    assert await acts(cast) == ["member.added"]


async def test_her_number_finds_who_signs_in_already(cast, riviere):
    """Monsieur Roux, of another house, comes to work here too: he is one person."""
    await making.professional(cast.sql, cast.roux.id, "https://psc.test", "f:x:899700000880")
    wrong = await adds(riviere, cast, cast.care, numero="99700000880")
    assert "Ce numéro est celui de quelqu’un qui a un autre nom." in plain(wrong)
    assert await found(cast) is None
    names = dict(await cast.sql.fetchrow("select given_name, family_name from person where id = $1", cast.roux.id))
    roux = {"prenom": names["given_name"].upper(), "nom": names["family_name"].lower()}
    await adds(riviere, cast, cast.care, numero="997 0000 0880", **roux)
    assert (await found(cast))["person_id"] == cast.roux.id
    again = await adds(riviere, cast, cast.care, numero="899700000880", **roux)
    assert again.status_code == 422
    assert "Cette personne travaille déjà ici." in plain(again)
    assert await cast.sql.fetchval("select count(*) from membership where shown_name = 'Madame Hoarau'") == 1


async def test_the_same_form_twice_adds_one(cast, riviere):
    key = str(uuid4())
    for _ in range(2):
        await adds(riviere, cast, cast.care, key=key)
    assert await cast.sql.fetchval("select count(*) from membership where shown_name = 'Madame Hoarau'") == 1
    assert await acts(cast) == ["member.added"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"prenom": ""}, "Écrivez le prénom."),
        ({"affiche": "x" * 81}, "Le nom affiché est trop long"),
        ({"numero": "12"}, "Ce numéro n’est pas juste."),
        ({"numero": "99700000881"}, "Ce numéro n’est pas juste."),
        ({"fin": "demain"}, "Le dernier jour n’est pas une date."),
        ({"debut": "31/02/2031"}, "Le premier jour n’est pas une date."),
        ({"fin": "01/01/2020"}, "Le dernier jour est déjà passé."),
        ({"debut": "02/01/2031", "fin": "01/01/2031"}, "Le dernier jour est avant le premier jour."),
        ({"role": "x"}, "Choisissez un rôle de la liste."),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, riviere, wrong, words):
    page = await adds(riviere, cast, cast.care, **wrong)
    assert page.status_code == 422
    assert words in plain(page)
    assert 'value="Hoarau"' in page.text
    assert f'name="eq-{cast.care}" checked' in page.text
    assert await found(cast) is None


async def test_from_a_day_to_a_day_in_the_time_of_the_house(cast, riviere):
    await adds(riviere, cast, debut=today(1), fin=today(3))
    member, tomorrow = await found(cast), datetime.now(PARIS).date() + timedelta(days=1)
    assert member["starts_at"].astimezone(PARIS) == datetime(*tomorrow.timetuple()[:3], tzinfo=PARIS)
    assert (member["ends_at"].astimezone(PARIS).date() - tomorrow).days == 3
    assert "À partir du" in plain(await riviere.opens("/membres"))


async def test_her_teams_change_and_so_do_those_whom_she_sees(cast, riviere):
    left = "delete from dossier_team where team_id = $1 and dossier_id = $2"
    await cast.sql.execute(left, cast.care, cast.marion.dossier)
    url = f"/membres/{cast.martin.membership}/changer"
    page = await riviere.sends(url, affiche="Madame S. Martin", **{f"eq-{cast.office}": "on"})
    assert "C’est changé" in plain(page)
    seen = plain(await cast.martin.opens("/personnes"))
    assert "MARION PAYET" in seen
    assert await acts(cast) == ["member.changed"]
    await riviere.sends(url, affiche="Madame S. Martin")
    assert "DAVID MOREL" not in plain(await cast.martin.opens("/personnes"))


async def test_another_role_gives_what_that_role_may_do(cast, riviere):
    url = f"/membres/{cast.martin.membership}/role"
    assert (await cast.martin.opens("/demandes")).status_code == 200
    page = await riviere.sends(url, role=str(await role_of(cast, "secretaire")))
    assert "Le rôle est changé" in plain(page)
    assert (await cast.martin.opens("/demandes")).status_code == 404
