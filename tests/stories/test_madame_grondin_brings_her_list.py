"""Madame Grondin, secretary of the foyer, brings the people of her house, and a colleague, from her software.

She sees what would change, corrects one line, agrees; a month later, the same list changes one thing.
"""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from msgspec.structs import replace

from backend.demo import making
from tests.people.lists.making import Colleague, Somebody, csv_of, rpps
from tests.people.lists.working import Desk, run_of

pytestmark = pytest.mark.anyio
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
MARTHE = Somebody(numero="201", nom_naissance="SÉRY", prenoms="MARTHE", equipe="Équipe soins", entree="02/11/2025")
GILBERT = Somebody(numero="202", nom_naissance="DIJOUX", prenoms="GILBERT", sexe="M", date_naissance="31/02/1944")
NADIA = Colleague(identifiant=rpps(41), nom="LEBRETON", prenom="Nadia", fin="31/12/2031")


@pytest.fixture
async def grondin(cast):
    duties = ("enrolment", "members")
    role = await making.role(cast.sql, cast.tilleuls, "accueil", "secrétaire d’accueil", {}, duties)
    return await cast.staff("Mireille", "Grondin", cast.tilleuls, role, "Madame Grondin", cast.office)


async def test_her_list_from_the_first_line_to_the_last(cast, grondin):
    desk = Desk(cast, grondin)
    page = await grondin.opens("/listes")
    assert "Rien ne change avant votre accord." in page.text
    assert "Comment préparer la liste" in page.text
    model = await grondin.opens("/listes/modele/fichier?quoi=usagers")
    assert model.text.startswith("\ufeffnumero;nom_naissance;prenoms")

    # What cannot be read is said on the same page, with what to do.
    refused = await desk.brings(b"Nom;Ville\nX;Y\n")
    assert refused.status_code == 422
    assert "Il manque des colonnes" in refused.text

    # One day does not exist. She sees it, and who would be new; nothing has changed.
    run = await desk.looks(csv_of(MARTHE, GILBERT, encoding="windows-1252"))
    assert "1 nouveau, 0 changé, 0 pareil, 1 à corriger" in await desk.shows(run)
    shown = (await desk.shows(run, voir="faulty")).replace("\u00a0", " ")
    assert "Ligne 3 : GILBERT DIJOUX" in shown
    assert "la date de naissance 31/02/1944 n’existe pas." in shown
    gone = await grondin.client.post(f"{desk.base}/{run}/abandonner", data={"key": str(uuid4())})
    assert "Rien n’a changé" in gone.text

    # Corrected, she agrees, and the nurse finds Marthe among the people of her team.
    run = await desk.imports(csv_of(MARTHE, replace(GILBERT, date_naissance="28/02/1944")))
    assert (await run_of(cast, run))["done"] == 2
    assert "L’import est fini." in await desk.shows(run)
    assert "MARTHE" in (await cast.martin.opens("/personnes")).text
    assert "GILBERT" not in (await cast.martin.opens("/personnes")).text  # no team supports him yet

    # A month later her software says the same again, but for one thing.
    married = replace(MARTHE, nom_utilise="SÉRY-PAYET")
    run = await desk.looks(csv_of(married, replace(GILBERT, date_naissance="28/02/1944")))
    shown = await desk.shows(run)
    assert "0 nouveau, 1 changé, 1 pareil, 0 à corriger" in shown
    assert "SÉRY-PAYET</ins>" in shown


async def test_a_colleague_of_her_list_works_here_until_her_last_day(cast, grondin):
    await Desk(cast, grondin).imports(csv_of(NADIA), "professionnels")
    person = await cast.sql.fetchval("select person_id from national_identifier where value = $1", f"8{rpps(41)}")
    nadia = await cast.signed_in(person=person, name="Nadia")
    assert (await nadia.client.get(f"/equipe/{cast.tilleuls.id}/personnes")).status_code == 200
    await Desk(cast, grondin).imports(
        csv_of(replace(NADIA, debut="01/01/2024", fin=f"{YESTERDAY:%d/%m/%Y}")), "professionnels"
    )
    assert (await nadia.client.get(f"/equipe/{cast.tilleuls.id}/personnes")).status_code == 404


async def test_madame_martin_is_a_nurse_and_finds_no_list(cast, grondin):
    run = await Desk(cast, grondin).looks(csv_of(MARTHE))
    for path in ("/listes", f"/listes/{run}", f"/listes/{run}/rapport", "/listes/modele"):
        assert (await cast.martin.opens(path)).status_code == 404
        assert (await grondin.opens(path)).status_code == 200
    assert "Les listes" not in (await cast.martin.opens("/personnes")).text
