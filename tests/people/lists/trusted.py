"""Who is the personne de confiance of somebody, as her house knows it: Zoé Inconnue."""

from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import dossier_key
from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import Desk

DAVIDS = Somebody(
    nom_naissance="MOREL", prenoms="DAVID PAUL", date_naissance="12/03/1984", sexe="M", contact_nom="INCONNUE",
    contact_prenom="Zoé", contact_role="QUAL",
)  # fmt: skip
SEALED = '{"kind": "contact", "role": "QUAL", "name": "INCONNUE", "given_name": "Zoé"}'


async def davids_list_says(cast):
    """A list of Les Tilleuls names her."""
    await Desk(cast, cast.clerk).imports(csv_of(DAVIDS))
    assert [tuple(one) for one in await cast.sql.fetch("select kind, role from told_around")] == [("contact", "QUAL")]


async def lauras_house_knows(cast):
    """As a list of Les Pins leaves it."""
    key, row = await dossier_key(cast, cast.laura.dossier), uuid4()
    body = key.seal(SEALED, cast.pins.id, "told_around", row, "body")
    where = {"establishment_id": cast.pins.id, "dossier_id": cast.laura.dossier, "key_id": key.id}
    await insert(cast.sql, "told_around", id=row, **where, kind="contact", role="QUAL", rank=1, mark=b"m", body=body)
