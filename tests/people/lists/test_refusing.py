"""What is no list, who may not bring one, and what is left of a list."""

import re
from uuid import UUID

import pytest
from msgspec.structs import replace

from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import Desk

pytestmark = pytest.mark.anyio
ROSE = Somebody(numero="12", date_naissance="00/00/1950", equipe="Équipe soins", entree="01/03/2024")
PAUL = Somebody(numero="13", nom_naissance="FONTAINE", prenoms="PAUL", date_naissance="31/12/1984", sexe="M")
BY_NUMBER = "select * from dossier where local_id = $1"


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


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
