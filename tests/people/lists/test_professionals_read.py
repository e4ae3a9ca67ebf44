"""Lists of professionals as they come: what is read, what is wrong, and who may bring one."""

import pytest
from msgspec.structs import replace

from backend.demo import making
from backend.people.lists.carrying import carry
from tests.people.lists.making import Colleague, csv_of, rpps
from tests.people.lists.working import Desk, run_of, works

pytestmark = pytest.mark.anyio
NADIA = Colleague(identifiant=rpps(1))


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


@pytest.mark.parametrize(("changed", "told"), [
    ({"identifiant": "12345"}, "n’a pas 11 chiffres"),
    ({"identifiant": rpps(1)[:-1] + str((int(rpps(1)[-1]) + 1) % 10)}, "son dernier chiffre ne tombe pas juste"),
    ({"role": "pilote"}, "le rôle « pilote » n’existe pas ici".replace(" ", "\u00a0", 0)),
    ({"equipe": "Équipe bleue"}, "n’existe pas ici. Vérifiez son nom"),
    ({"role": "", "profession": ""}, "il manque le rôle"),
    ({"debut": "01/02/2024", "fin": "01/01/2024"}, "la date de fin 01/01/2024 est avant le début"),
    ({"prenom": ""}, "il manque le prénom"),
    ({"fin": "30/02/2024"}, "la date de fin 30/02/2024 n’existe pas"),
])  # fmt: skip
async def test_what_is_wrong_is_said_with_what_to_do(desk, changed, told):
    run = await desk.looks(csv_of(replace(NADIA, **changed)), "professionnels")
    page = await desk.shows(run)
    assert told in page.replace("\u00a0", " "), page
    assert "/confirmer" not in page


async def test_a_list_of_the_rpps_is_read_as_it_comes(cast, desk):
    """Its own titles, its separator; who works elsewhere is left out, and a profession proposes the role."""
    titles = ("Identifiant PP", "Code civilité d'exercice", "Nom d'exercice", "Prénom d'exercice", "Code profession",
              "Libellé profession", "Numéro FINESS site")  # fmt: skip
    lines = [
        titles,
        (rpps(2), "MME", "HOARAU", "Julie", "60", "Infirmier", "990000001"),
        (rpps(3), "M", "GAUVIN", "Luc", "60", "Infirmier", "970400000"),
        (rpps(4), "DR", "TURPIN", "Anne", "10", "Médecin", "990000001"),
    ]
    run = await desk.looks("\n".join("|".join(line) for line in lines).encode("windows-1252"), "professionnels")
    page = await desk.shows(run, voir="new")
    assert "Ligne 2" in page.replace("\u00a0", " ")
    assert "infirmière du foyer</ins>" in page
    page = await desk.shows(run, voir="faulty")
    assert "le FINESS 970400000 n’est pas celui de votre établissement" in page
    assert "il manque le rôle" in page


async def test_whoever_may_only_enrol_brings_no_professional(cast, desk):
    await cast.sql.execute("delete from role_duty where duty = 'members'")
    assert (await desk.brings(csv_of(NADIA), "professionnels")).status_code == 404
    page = (await cast.clerk.client.get(desk.base)).text
    assert "Les personnes accompagnées" in page
    assert "Les professionnels" not in page


async def test_a_number_that_is_somebody_elses_is_not_taken(cast, desk):
    """Between the look and the act, another house listed it."""
    await desk.imports(csv_of(replace(NADIA, identifiant="")), "professionnels")
    run = await desk.looks(csv_of(NADIA), "professionnels")
    stranger = await making.person(cast.sql, "Zoé", "Inconnue")
    await cast.sql.execute(
        "insert into national_identifier (person_id, value) values ($1, $2)", stranger, f"8{rpps(1)}"
    )
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    assert (await run_of(cast, run))["moved"] == 1
