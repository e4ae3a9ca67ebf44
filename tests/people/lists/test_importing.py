"""Usagers by list: seen first, then done, and again without doing anything twice."""

import pytest

from tests.people.lists.working import Desk, run_of

pytestmark = pytest.mark.anyio
HEAD = "numero;nom_naissance;prenoms;date_naissance;sexe;lieu_naissance;equipe;entree\n"
ROSE = "12;GRONDIN;ROSE ANNE;00/00/1950;F;97411;Équipe soins;01/03/2024\n"
PAUL = "13;FONTAINE;PAUL;31/12/1984;M;97415;;\n"
WRONG = "14;PAYET;LÉO;31/02/1984;M;97415;;\n"
DOSSIERS = "select count(*) from dossier where establishment_id = $1"


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def test_nothing_changes_before_she_agrees(cast, desk):
    before = await cast.sql.fetchval(DOSSIERS, cast.tilleuls.id)
    run = await desk.looks((HEAD + ROSE + PAUL + WRONG).encode())
    page = await desk.shows(run)
    assert "2 nouveaux, 0 changé, 0 pareil, 1 à corriger" in page
    assert await cast.sql.fetchval(DOSSIERS, cast.tilleuls.id) == before
    page = await desk.shows(run, voir="faulty")
    assert "la date de naissance 31/02/1984 n’existe pas." in page
    assert "Ligne 4" in page


async def test_a_list_is_done_once_she_agrees(cast, desk):
    run = await desk.imports((HEAD + ROSE + PAUL + WRONG).encode())
    told = await run_of(cast, run)
    assert (told["state"], told["done"], told["moved"], told["faulty"]) == ("done", 2, 0, 1)
    rose = await cast.sql.fetchrow("select * from dossier where local_id = '12'")
    assert (rose["birth_name"], rose["birthdate"], rose["identity_status"]) == ("GRONDIN", "1950-00-00", "PROV")
    assert await cast.sql.fetchval("select starts_on::text from stay where dossier_id = $1", rose["id"]) == "2024-03-01"
    page = await cast.martin.opens("/personnes")
    assert "ROSE" in page.text
