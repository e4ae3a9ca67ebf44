"""Usagers by list: seen first, then done, and again without doing anything twice."""

import pytest
from msgspec.structs import replace

from backend.kit.sealing import blind_index
from backend.people.lists.carrying import carry
from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import Desk, run_of, works

pytestmark = pytest.mark.anyio
ROSE = Somebody(numero="12", date_naissance="00/00/1950", equipe="Équipe soins", entree="01/03/2024")
PAUL = Somebody(numero="13", nom_naissance="FONTAINE", prenoms="PAUL", date_naissance="31/12/1984", sexe="M")
WRONG = Somebody(numero="14", nom_naissance="PAYET", prenoms="LÉO", date_naissance="31/02/1984", sexe="M")
DOSSIERS = "select count(*) from dossier where establishment_id = $1"
BY_NUMBER = "select * from dossier where local_id = $1"


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def test_nothing_changes_before_she_agrees(cast, desk):
    before = await cast.sql.fetchval(DOSSIERS, cast.tilleuls.id)
    run = await desk.looks(csv_of(ROSE, PAUL, WRONG))
    assert "2 nouveaux, 0 changé, 0 pareil, 1 à corriger" in await desk.shows(run)
    assert await cast.sql.fetchval(DOSSIERS, cast.tilleuls.id) == before
    page = await desk.shows(run, voir="faulty")
    assert "la date de naissance 31/02/1984 n’existe pas." in page
    assert "Ligne 4" in page


async def test_a_list_is_done_once_she_agrees(cast, desk):
    run = await desk.imports(csv_of(ROSE, PAUL, WRONG))
    told = await run_of(cast, run)
    assert (told["state"], told["done"], told["moved"], told["faulty"]) == ("done", 2, 0, 1)
    rose = await cast.sql.fetchrow(BY_NUMBER, "12")
    assert (rose["birth_name"], rose["birthdate"], rose["identity_status"]) == ("GRONDIN", "1950-00-00", "PROV")
    assert await cast.sql.fetchval("select starts_on::text from stay where dossier_id = $1", rose["id"]) == "2024-03-01"
    assert "ROSE" in (await cast.martin.opens("/personnes")).text
    assert await cast.sql.fetchval(
        "select string_agg(act, ' ' order by act) from audit_entry where act like 'list.%'"
    ) == ("list.agreed list.brought")


async def test_the_same_list_again_changes_nothing(cast, desk):
    await desk.imports(csv_of(ROSE, PAUL))
    before = await cast.sql.fetch("select * from dossier order by id")
    run = await desk.looks(csv_of(ROSE, PAUL))
    page = await desk.shows(run)
    assert "0 nouveau, 0 changé, 2 pareils, 0 à corriger" in page
    assert "Tout est déjà comme dans votre liste." in page
    assert "/confirmer" not in page
    assert await cast.sql.fetch("select * from dossier order by id") == before


async def test_only_what_changed_is_changed_and_is_shown_before_and_after(cast, desk):
    await desk.imports(csv_of(ROSE, PAUL))
    married = replace(PAUL, nom_utilise="FONTAINE-HOARAU", sortie="30/06/2024", entree="01/01/2024")
    run = await desk.looks(csv_of(replace(ROSE, nom_naissance="Grondin"), married))
    page = await desk.shows(run)
    assert "0 nouveau, 1 changé, 1 pareil, 0 à corriger" in page
    assert "FONTAINE-HOARAU</ins>" in page
    assert "01/01/2024 – 30/06/2024" in page
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    paul = await cast.sql.fetchrow(BY_NUMBER, "13")
    assert (paul["birth_name"], paul["used_name"]) == ("FONTAINE", "FONTAINE-HOARAU")
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'dossier.corrected'") == 1


async def test_a_matricule_is_taken_sealed_and_only_of_a_qualified_identity(cast, desk):
    number = "250039741100123"
    await desk.imports(csv_of(replace(ROSE, matricule=number, date_naissance="12/03/1950")))
    assert (await cast.sql.fetchrow(BY_NUMBER, "12"))["matricule"] is None
    run = await desk.imports(
        csv_of(replace(ROSE, matricule=number, statut_identite="QUAL", date_naissance="12/03/1950"))
    )
    assert (await run_of(cast, run))["changed"] == 1
    rose = await cast.sql.fetchrow(BY_NUMBER, "12")
    assert rose["matricule_index"] == blind_index(cast.tilleuls.index_key, number)
    assert rose["identity_status"] == "QUAL"
    assert number.encode() not in rose["matricule"]


async def test_a_contact_and_a_measure_are_kept_sealed_and_open_nothing(cast, desk):
    contact = {
        "contact_nom": "Zwykfamille",
        "contact_prenom": "Odette",
        "contact_role": "QUAL",
        "contact_telephone": "0262",
    }
    measure = {"mesure_type": "CURATEUR", "mesure_nom": "Association Xarquille", "mesure_debut": "01/02/2023"}
    told = replace(ROSE, **contact, **measure)
    delegations = await cast.sql.fetchval("select count(*) from delegation")
    await desk.imports(csv_of(told))
    await desk.imports(csv_of(replace(told, contact_telephone="0693")))
    rows = await cast.sql.fetch("select kind, role, starts_on::text, body from told_around order by kind")
    assert [tuple(row)[:3] for row in rows] == [("contact", "QUAL", None), ("measure", "CURATEUR", "2023-02-01")]
    assert all(b"Zwyk" not in row["body"] and b"Xarquille" not in row["body"] for row in rows)
    assert await cast.sql.fetchval("select count(*) from delegation") == delegations
    assert await cast.sql.fetchval("select count(*) from person where family_name ilike 'zwyk%'") == 0


async def test_two_twins_are_two_people_and_one_of_them_twice_is_told(cast, desk):
    twin = replace(ROSE, numero="15", prenoms="LOUISE")
    run = await desk.imports(csv_of(ROSE, twin))
    assert (await run_of(cast, run))["moved"] == 0
    run = await desk.looks(csv_of(ROSE, replace(twin, numero="12")))
    assert "cette personne est déjà à la ligne 2" in await desk.shows(run, voir="faulty")
