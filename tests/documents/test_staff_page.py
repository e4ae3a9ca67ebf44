"""The staff's page of a person's papers: role, team and dates open it; what is kept from the staff is not there."""

import pytest

from backend.demo import making
from tests.architecture.authz.papers import NOW, paper
from tests.cast import CARE, DLU, OFFICE

pytestmark = pytest.mark.anyio
OF_HER_TEAMS = "team_id in (select team_id from membership_team where membership_id = $1)"
SHUT = {
    "she left the team": "delete from membership_team where membership_id = $1",
    "she left the house": "update membership set stopped_at = now() where id = $1",
    "her contract ended": "update membership set ends_at = now() where id = $1",
    "her contract has not begun": "update membership set starts_at = now() + interval '1 day' where id = $1",
    "the stay ended": f"update dossier_team set ends_at = now() where {OF_HER_TEAMS}",
    "the stay begins tomorrow": f"update dossier_team set starts_at = now() + interval '1 day' where {OF_HER_TEAMS}",
}


@pytest.fixture
async def filed(cast):
    return await cast.files(DLU)


@pytest.fixture
def page(cast):
    return f"/personnes/{cast.david.dossier}/papiers"


@pytest.mark.parametrize("words", SHUT)
async def test_the_page_is_shut_with_the_period_that_opened_it(cast, filed, page, words):
    assert str(filed) in (await cast.martin.opens(page)).text
    await cast.sql.execute(SHUT[words], cast.martin.membership)
    for path in (page, f"/papiers/{filed}"):
        assert (await cast.martin.opens(path)).status_code == 404


async def test_another_team_of_the_house_finds_neither_the_person_nor_her_papers(cast, filed, page):
    team = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    role = await making.role(cast.sql, cast.tilleuls, "veilleur", "veilleur", CARE)
    night = await cast.staff("Paul", "Nuit", cast.tilleuls, role, "Monsieur Nuit", team)
    assert "David" not in (await night.opens("/personnes")).text
    for path in (page, f"/papiers/{filed}"):
        assert (await night.opens(path)).status_code == 404


async def test_another_role_sees_the_shelves_of_her_role_and_counts_no_other(cast, filed, page):
    role = await making.role(cast.sql, cast.tilleuls, "accueil", "agente d’accueil", OFFICE)
    desk = await cast.staff("Lise", "Accueil", cast.tilleuls, role, "Madame Lise", cast.care)
    shown = await desk.opens(page)
    assert (shown.status_code, "Pas de papier à voir" in shown.text) == (200, True)
    assert (await desk.opens(f"/papiers/{filed}")).status_code == 404


@pytest.mark.parametrize("who", ["david", "marion", "laura", "paula", "roux"])
async def test_whoever_is_not_the_staff_of_this_house_finds_nothing(cast, filed, page, who):
    somebody = getattr(cast, who)
    for path in (page, f"/papiers/{filed}"):
        assert (await somebody.client.get(f"/equipe/{cast.tilleuls.id}{path}")).status_code == 404


async def test_a_program_has_no_page(cast, filed, page):
    for path in (page, f"/papiers/{filed}"):
        assert (await cast.dui.asks(f"/equipe/{cast.tilleuls.id}{path}")).status_code in (401, 404)


@pytest.mark.parametrize("kept", [{"hidden_from_staff_at": NOW}, {"state": "replaced"}, {"state": "cancelled"}])
async def test_what_is_kept_from_the_staff_is_not_there(cast, filed, page, kept):
    secret = await paper(cast, cast.tilleuls, cast.david.dossier, **kept)
    shown = (await cast.martin.opens(page)).text
    assert (str(filed) in shown, str(secret) in shown) == (True, False)
    assert (await cast.martin.opens(f"/papiers/{secret}")).status_code == 404
