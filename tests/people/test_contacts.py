"""Who is around somebody, as a list of the house said: read by her teams and by herself, by nobody else."""

import pytest

from tests.cast import DAVID
from tests.documents.desks import plain, with_duty
from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import Desk

pytestmark = pytest.mark.anyio
HIS = Somebody(
    nom_naissance="MOREL", prenoms="DAVID PAUL", date_naissance="12/03/1984", sexe="M", contact_nom="MOREL",
    contact_prenom="Paula", contact_role="ECON", contact_telephone="0692 00 00 01", mesure_type="TUTEUR",
    mesure_nom="PAYET", mesure_debut="01/03/2024",
)  # fmt: skip


@pytest.fixture
async def noted(cast):
    """A list of the house named his sister and his guardian."""
    await Desk(cast, cast.clerk).imports(csv_of(HIS))
    assert DAVID.birthdate == "1984-03-12"
    assert await cast.sql.fetchval("select count(*) from told_around where dossier_id = $1", cast.david.dossier) == 2
    return f"/personnes/{cast.david.dossier}/entourage"


async def test_the_team_that_supports_him_may_call_his_sister_and_he_sees_that_it_looked(cast, noted):
    page = plain(await cast.martin.opens(noted))
    assert "Paula MOREL" in page
    assert "à appeler en cas d’urgence" in page
    assert "0692 00 00 01" in page
    assert "PAYET" in page
    assert "non vérifié ici" in page
    assert "a regardé les personnes de votre entourage" in plain(await cast.david.opens("/acces"))
    assert "Entourage" in plain(await cast.martin.opens("/personnes"))


async def test_he_reads_whom_his_house_noted_without_their_telephone(cast, noted):
    page = plain(await cast.david.opens("/entourage"))
    assert "Foyer Les Tilleuls" in page
    assert "Paula MOREL" in page
    assert "0692" not in page
    assert "Votre maison n’a noté personne" in plain(await cast.marion.opens("/entourage"))


async def test_nobody_else_reads_them(cast, noted):
    stranger = await with_duty(cast, cast.pins)
    for who in (cast.roux, stranger):
        assert (await who.opens(noted)).status_code == 404
    elsewhere = f"/equipe/{cast.tilleuls.id}{noted}"
    for who in (cast.roux, cast.paula, cast.marion):
        assert (await who.client.get(elsewhere)).status_code == 404
    assert "MOREL" not in (await cast.paula.client.get("/entourage")).text, "an aidant reads her own alone"


async def test_who_is_over_is_told_no_more(cast, noted):
    await cast.sql.execute("update told_around set ends_on = current_date - 2 where kind = 'measure'")
    assert "PAYET" not in plain(await cast.martin.opens(noted))


async def test_who_is_not_there_yet_is_not_told_yet(cast, noted):
    await cast.sql.execute("update told_around set starts_on = current_date + 2 where kind = 'measure'")
    page = plain(await cast.martin.opens(noted))
    assert "PAYET" not in page
    assert "Paula MOREL" in page
