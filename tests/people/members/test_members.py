"""Somebody comes to work, changes team, leaves: her access follows at once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from backend.demo import making
from tests.people.members.deciding import acts, decides, plain, role_of

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
    await making.identity(cast.sql, cast.roux.id, "https://psc.test", "f:x:899700000888")
    await adds(riviere, cast, cast.care, numero="899700000888")
    assert (await found(cast))["person_id"] == cast.roux.id
    again = await adds(riviere, cast, cast.care, numero="899700000888")
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
        ({"numero": "12"}, "Ce numéro n’est pas complet"),
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
    await cast.sql.execute(
        "delete from dossier_team where team_id = $1 and dossier_id = $2", cast.care, cast.marion.dossier
    )
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


async def test_ended_now_she_is_refused_at_the_next_request(cast, riviere):
    duty = await making.on_duty(
        cast.sql,
        cast.tilleuls,
        cast.care,
        cast.martin.membership,
        datetime.now(UTC),
        datetime.now(UTC) + timedelta(hours=8),
    )
    assert (await cast.martin.opens("/personnes")).status_code == 200
    page = await riviere.sends(f"/membres/{cast.martin.membership}/fin", maintenant="on")
    assert "Cette personne n’a plus accès." in plain(page)
    assert (await cast.martin.opens("/personnes")).status_code == 404
    assert "Madame Martin" not in plain(page)
    assert await cast.sql.fetchval("select ends_at <= now() from rota where id = $1", duty)
    row = await cast.sql.fetchrow("select act, actor_id, objects from audit_entry where purpose = 'organisation'")
    assert tuple(row) == ("member.ended", riviere.id, [cast.martin.membership])


async def test_a_last_day_is_kept_changed_and_taken_away(cast, riviere):
    url, until = f"/membres/{cast.martin.membership}/fin", "select ends_at from membership where id = $1"
    assert "Le dernier jour est noté" in plain(await riviere.sends(url, fin=today(2)))
    ends = (await cast.sql.fetchval(until, cast.martin.membership)).astimezone(PARIS)
    assert (ends.date() - datetime.now(PARIS).date()).days == 3
    assert (ends.hour, ends.minute) == (0, 0)
    assert (await cast.martin.opens("/personnes")).status_code == 200
    assert "Il n’y a plus de dernier jour" in plain(await riviere.sends(url, fin=""))
    assert (await riviere.sends(url, fin="01/01/2020")).status_code == 422
    forever = "select ends_at = 'infinity' from membership where id = $1"
    assert await cast.sql.fetchval(forever, cast.martin.membership)


async def test_the_last_who_decides_cannot_go(cast, riviere):
    for form in ({"maintenant": "on"}, {"fin": today(5)}):
        page = await riviere.sends(f"/membres/{riviere.membership}/fin", **form)
        assert page.status_code == 422
        assert "la dernière personne qui décide" in plain(page)
    page = await riviere.sends(f"/membres/{riviere.membership}/role", role=str(await role_of(cast)))
    assert page.status_code == 422
    assert (await riviere.opens("/membres")).status_code == 200
    assert await acts(cast) == []


async def test_with_a_second_one_the_first_may_go(cast, riviere, lebon):
    await riviere.sends(f"/membres/{riviere.membership}/fin", maintenant="on")
    assert (await riviere.opens("/membres")).status_code == 404
    assert (await lebon.opens("/membres")).status_code == 200
    assert (await lebon.sends(f"/membres/{lebon.membership}/fin", maintenant="on")).status_code == 422


@pytest.mark.parametrize("who", ["martin", "clerk", "david", "roux", "elsewhere"])
async def test_nobody_else_sees_or_changes_who_works_there(cast, riviere, who):
    """A nurse, the office, a person, another house, and who decides in another house."""
    somebody = await decides(cast, "Luc", "Loin", "Monsieur Loin", house=cast.pins) if who == "elsewhere" else None
    somebody = somebody or getattr(cast, who)
    base, member = riviere.base, cast.martin.membership
    for path in ("/membres", "/membres/nouveau", f"/membres/{member}"):
        assert (await somebody.client.get(f"{base}{path}")).status_code == 404
    forms = {
        "nouveau": {**HOARAU, "role": str(await role_of(cast))},
        f"{member}/changer": {"affiche": "x"},
        f"{member}/role": {"role": str(await role_of(cast, "directeur"))},
        f"{member}/fin": {"maintenant": "on"},
    }
    for path, form in forms.items():
        answer = await somebody.client.post(f"{base}/membres/{path}", data={"key": str(uuid4())} | form)
        assert answer.status_code == 404, path
    assert await acts(cast) == []


async def test_not_with_a_role_or_a_team_or_a_member_of_another_house(cast, riviere):
    north = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    theirs = await cast.sql.fetchval("select id from role where establishment_id = $1", cast.pins.id)
    assert (await adds(riviere, cast, north)).status_code == 404
    assert (await adds(riviere, cast, role=str(theirs))).status_code == 404
    for path, form in (("changer", {"affiche": "x"}), ("fin", {"maintenant": "on"}), ("role", {"role": str(theirs)})):
        assert (await riviere.sends(f"/membres/{cast.roux.membership}/{path}", **form)).status_code == 404
    moved = await riviere.sends(f"/membres/{cast.martin.membership}/changer", affiche="x", **{f"eq-{north}": "on"})
    assert moved.status_code == 404
    assert await found(cast) is None
