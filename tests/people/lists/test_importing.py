"""Usagers by list: seen first, then done, and again without doing anything twice."""

import re
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from backend.kit.sealing import blind_index
from backend.people.lists import carrying
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


async def test_what_moved_since_she_looked_is_left_and_told(cast, desk):
    await desk.imports(csv_of(ROSE, PAUL))
    run = await desk.looks(csv_of(replace(ROSE, nom_utilise="ALPHA"), replace(PAUL, nom_utilise="BETA")))
    await cast.sql.execute("update dossier set used_name = 'GAMMA' where local_id = '12'")
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    assert (await run_of(cast, run))["moved"] == 1
    assert (await cast.sql.fetchrow(BY_NUMBER, "12"))["used_name"] == "GAMMA"
    assert (await cast.sql.fetchrow(BY_NUMBER, "13"))["used_name"] == "BETA"
    assert "la fiche a changé depuis" in await desk.shows(run)


async def test_she_agrees_to_what_she_saw_and_to_nothing_else(cast, desk):
    run = await desk.looks(csv_of(ROSE))
    form = {"key": str(uuid4()), "vu": "00" * 16}
    answer = await cast.clerk.client.post(f"{desk.base}/{run}/confirmer", data=form, follow_redirects=False)
    assert answer.headers["location"].endswith("suite=other")
    assert (await run_of(cast, run))["state"] == "looked"


async def test_two_twins_are_two_people_and_one_of_them_twice_is_told(cast, desk):
    twin = replace(ROSE, numero="15", prenoms="LOUISE")
    run = await desk.imports(csv_of(ROSE, twin))
    assert (await run_of(cast, run))["moved"] == 0
    run = await desk.looks(csv_of(ROSE, replace(twin, numero="12")))
    assert "cette personne est déjà à la ligne 2" in await desk.shows(run, voir="faulty")


async def test_cut_short_it_goes_on_where_it_was(cast, desk, monkeypatch):
    """Killed between two chunks: what was done is whole, and the next delivery does the rest, once."""
    monkeypatch.setattr(carrying, "A_CHUNK", 2)
    people = [replace(ROSE, numero=str(n), prenoms=f"ROSE {'ABCDEFG'[n]}") for n in range(7)]
    run = await desk.looks(csv_of(*people))
    await desk.confirms(run)
    chunk, left = carrying._chunk, iter([True, True, False])

    async def killed(*arguments):
        if not next(left, True):
            raise ConnectionError
        return await chunk(*arguments)

    monkeypatch.setattr(carrying, "_chunk", killed)
    with pytest.raises(ConnectionError):
        await works(cast, cast.tilleuls.id, run, carry)
    assert await cast.sql.fetchval("select count(*) from dossier where local_id is not null") == 4
    assert "4 lignes sur 7" in await desk.shows(run)
    for _ in range(2):
        await works(cast, cast.tilleuls.id, run, carry)
    assert await cast.sql.fetchval("select count(*) from dossier where local_id is not null") == 7
    assert (await run_of(cast, run))["done"] == 7


async def test_a_line_in_the_way_of_itself_stops_no_other(cast, desk):
    """Two people of the house have the same matricule in the list of another program: told apart, one by one."""
    number = "250039741100123"
    run = await desk.looks(csv_of(replace(ROSE, statut_identite="QUAL", matricule=number), PAUL))
    await cast.sql.execute(
        "create function refuse() returns trigger language plpgsql as"
        " $$ begin if new.local_id = '12' then raise unique_violation; end if; return new; end $$;"
        " create trigger refused before insert on dossier for each row execute function refuse()"
    )
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    told = await run_of(cast, run)
    assert (told["state"], told["done"], told["moved"]) == ("done", 2, 1)
    assert await cast.sql.fetchrow(BY_NUMBER, "13")


async def test_a_list_that_is_given_up_leaves_nothing(cast, desk):
    run = await desk.looks(csv_of(ROSE))
    answer = await cast.clerk.client.post(f"{desk.base}/{run}/abandonner", data={"key": str(uuid4())})
    assert "La liste est abandonnée" in answer.text
    for table in ("list_run", "list_part", "list_line"):
        assert await cast.sql.fetchval(f"select count(*) from {table}") == 0


async def test_the_same_form_twice_is_one_list(cast, desk):
    key = str(uuid4())
    first, second = [await desk.brings(csv_of(ROSE), key=key) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    other = await desk.brings(csv_of(PAUL), key=key)
    assert other.status_code == 422
    assert "Choisissez-la de nouveau" in other.text


@pytest.mark.parametrize(("body", "told"), [
    (b"", "Choisissez un fichier"),
    (b"nom;age\nX;3\n", "Il manque des colonnes"),
    (b"\x00\x01", "ne se lisent pas"),
    (b'{"resourceType": "Bundle"}', "aucune personne"),
    (b"numero;nom_naissance;prenoms;date_naissance;sexe\n", "aucune ligne"),
])  # fmt: skip
async def test_what_no_reader_takes_is_said_at_once(desk, body, told):
    answer = await desk.brings(body)
    assert answer.status_code == 422
    assert told in answer.text


@pytest.mark.attack("F16")
async def test_a_formula_stays_words_in_the_report(cast, desk):
    run = await desk.looks(csv_of(replace(ROSE, nom_naissance='=HYPERLINK("http://exemple.fr")')))
    answer = await cast.clerk.client.get(f"{desk.base}/{run}/rapport")
    assert answer.headers["content-disposition"].startswith("attachment")
    cells = [cell for line in answer.text.splitlines()[1:] for cell in re.split(r'"?;"?', line)]
    assert not [cell for cell in cells if cell.lstrip('"').startswith(("=", "+", "-", "@"))]
    assert "n’est pas un nom" in answer.text


async def test_nobody_without_the_duty_and_no_other_house_finds_a_list(cast, desk):
    run = await desk.looks(csv_of(ROSE))
    for somebody, house in ((cast.martin, cast.tilleuls), (cast.roux, cast.pins), (cast.clerk, cast.pins)):
        other = Desk(cast, somebody, house)
        assert (await somebody.client.get(f"{other.base}/{run}")).status_code == 404
        assert (await other.brings(csv_of(ROSE))).status_code == 404
    await cast.sql.execute(
        "insert into role_duty (role_id, duty, establishment_id)"
        " select id, 'enrolment', $1 from role where establishment_id = $1", cast.pins.id,
    )  # fmt: skip
    other = Desk(cast, cast.roux, cast.pins)
    assert (await cast.roux.client.get(f"{other.base}/{run}")).status_code == 404
    assert (
        await cast.roux.client.post(f"{other.base}/{run}/abandonner", data={"key": str(UUID(int=1))})
    ).status_code == 404


async def test_lines_are_sealed_and_forgotten(cast, desk):
    run = await desk.looks(csv_of(replace(ROSE, nom_naissance="Zwykauteurine")))
    for table in ("list_part", "list_line"):
        for row in await cast.sql.fetch(f"select body from {table}"):
            assert b"Zwyk" not in row["body"]
    await cast.sql.execute("update list_run set created_at = now() - interval '31 days'")
    worker = await cast.database.connect("worker")
    await worker.execute("delete from list_run where created_at < now() - interval '30 days'")
    await worker.close()
    assert await cast.sql.fetchval("select count(*) from list_line where run_id = $1", run) == 0
