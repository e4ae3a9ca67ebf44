"""The people of the stories. Each has a name, a place in the house, and a browser."""

import hashlib
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg

from backend.demo import making
from backend.documents.intake import intake
from backend.interop.scanner import Scanner
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.people.matching import Traits
from tests.person import Machine, Person

DATA = Path(__file__).parent / "data"
DLU = (DATA / "cda/dlu-david-morel.xml").read_bytes()
ATTESTATION = (DATA / "cda/attestation-david-morel.xml").read_bytes()
BIOLOGIE = (DATA / "cda/biologie-marion-payet.xml").read_bytes()
TEST_OID = "1.2.250.1.213.1.4.10"
DAVID = Traits("184039741100141", TEST_OID, "MOREL", "DAVID PAUL", "1984-03-12", "M", "97411")
MARION = Traits("291059741500442", TEST_OID, "PAYET", "MARION LÉA", "1991-05-20", "F", "97415")
LAURA = Traits("255089741300227", TEST_OID, "HOARAU", "LAURA", "1955-08-02", "F", "97413")
HOURS = "Du lundi au vendredi, de 9 heures à 18 heures."
SHELVES = (
    "ordonnances", "prises-de-sang", "images", "vaccins", "projet", "soins", "bilans", "hopital",
    "attestations", "mdph", "vie-au-foyer", "choix", "messages",
)  # fmt: skip
CARE = {"read": SHELVES, "write": ("messages", "rendez-vous"), "appointments": ("rendez-vous",)}
OFFICE = {"read": ("attestations", "mdph", "vie-au-foyer", "messages"), "write": ("messages",)}


# Whoever signed in when the pattern was made has just done so.
JUST_NOW = """update sign_in set began_at = now(), seen_at = now(), expires_at = now() + interval '12 hours'"""


class Cast:
    def __init__(self, database, ring, app):
        self.database, self.ring, self.app, self.sql = database, ring, app, database.above
        self.scanner = Scanner()
        self.persons: list[Person] = []

    async def in_front_of(self, database, app):
        """The same people in a copy of their database, each with a new browser."""
        await database.above.execute(JUST_NOW)
        made = Cast(database, self.ring, app)
        for name, known in vars(self).items():
            if isinstance(known, Person):
                setattr(made, name, made.keep(known.again(made)))
            elif not hasattr(made, name):
                setattr(made, name, known)
        return made

    async def close(self):
        for person in self.persons:
            await person.client.aclose()

    def keep(self, person):
        self.persons.append(person)
        return person

    async def signed_in(self, kind=Person, *, person=None, machine=None, name="", level=2, provider=""):
        secret = f"secret of {uuid4().hex}"  # as a cookie: ASCII, whatever the name
        await making.insert(
            self.sql, "sign_in", id=uuid4(), secret_hash=hashlib.sha256(secret.encode()).digest(), person_id=person,
            machine_id=machine, device_id=await self._device(person), level=level,
            provider=provider or await self._means(person), idle=timedelta(minutes=30),
            expires_at=await self.sql.fetchval("select now() + interval '12 hours'"),
        )  # fmt: skip
        return self.keep(kind(self, person or machine, name, secret))

    async def _means(self, person):
        """Whoever works comes in by Pro Santé Connect."""
        works = await self.sql.fetchval("select exists (select from membership where person_id = $1)", person)
        return "prosanteconnect" if works else "franceconnect"

    async def _device(self, person):
        if person is None:
            return None
        return await making.insert(self.sql, "device", id=uuid4(), person_id=person, label="Android", shared=False)

    async def usager(self, given, family, house, traits, team=None, *, linked=True):
        person_id = await making.person(self.sql, given, family)
        dossier = await making.dossier(self.sql, self.ring, house, traits, person_id, linked=linked)
        if team:
            await making.supports(self.sql, house, team, dossier)
        somebody = await self.signed_in(person=person_id, name=given)
        somebody.dossier = dossier
        return somebody

    async def staff(self, given, family, house, role_id, shown_name, *teams):
        person_id = await making.person(self.sql, given, family)
        membership = await making.member(self.sql, house, person_id, role_id, shown_name, teams)
        somebody = await self.signed_in(person=person_id, name=given)
        somebody.base, somebody.membership = f"/equipe/{house.id}", membership
        return somebody

    async def machine(self, house, client_id, label):
        machine = await making.machine(self.sql, house, client_id, label, '{"keys": []}')
        somebody = await self.signed_in(Machine, machine=machine, name=client_id, level=1)
        somebody.house = house
        return somebody

    async def files(self, body, dui=None):
        """The DUI pushes a document and the worker files it: the id of the paper, or None."""
        dui = dui or self.dui
        answer = await dui.pushes(body)
        if answer.status_code in (413, 422):
            return None
        deposit = UUID(answer.raise_for_status().json()["id"])
        await self.works(deposit, dui)
        return await self.sql.fetchval("select document_id from deposit where id = $1", deposit)

    async def works(self, deposit, dui=None):
        """The worker does what the parcel asked for."""
        dui = dui or self.dui
        state, settings = self.app.state, self.app.state.settings
        async with asyncpg.create_pool(self.database.dsn("worker"), min_size=0, max_size=1) as pool:
            context = Context(pool, settings, {"ring": state.ring, "vault": state.vault, "scanner": self.scanner})
            await intake(context, Envelope("deposit.intake", dui.house.id, {"deposit": deposit}))

    async def stranger(self):
        """Somebody whom no house knows."""
        person_id = await making.person(self.sql, "Zoé", "Inconnue")
        return await self.signed_in(person=person_id, name="Zoé")

    def nobody(self):
        return self.keep(Person(self, UUID(int=0), "Personne"))


async def make_cast(database, ring, app):
    """Two houses, so that whatever one of them knows can be asked from the other."""
    cast = Cast(database, ring, app)
    await _tilleuls(cast)
    await _pins(cast)
    cast.paula = await _paula(cast)
    return cast


async def _tilleuls(cast):
    """The foyer: David and Marion, their nurse, the office, the DUI."""
    sql, ring = cast.sql, cast.ring
    cast.tilleuls = await making.house(sql, ring, "Foyer Les Tilleuls", "990000001")
    cast.care = await making.team(sql, cast.tilleuls, "Équipe soins", HOURS)
    cast.office = await making.team(sql, cast.tilleuls, "Secrétariat", answers=False)
    nurse = await making.role(sql, cast.tilleuls, "infirmiere", "infirmière du foyer", CARE, ("requests", "hours"))
    clerk = await making.role(
        sql, cast.tilleuls, "secretaire", "secrétaire", OFFICE, ("identity", "enrolment", "members")
    )
    cast.martin = await cast.staff("Sophie", "Martin", cast.tilleuls, nurse, "Madame Martin", cast.care)
    cast.clerk = await cast.staff("Inès", "Bouvier", cast.tilleuls, clerk, "Madame Bouvier", cast.office)
    cast.david = await cast.usager("David", "Morel", cast.tilleuls, DAVID, cast.care)
    cast.marion = await cast.usager("Marion", "Payet", cast.tilleuls, MARION, cast.care)
    for usager in (cast.david, cast.marion):
        await making.supports(sql, cast.tilleuls, cast.office, usager.dossier)
    cast.dui = await cast.machine(cast.tilleuls, "dui-tilleuls", "Logiciel du foyer")


async def _pins(cast):
    """Another house, with its own nurse, DUI and usager: the people of Les Tilleuls are nobody there."""
    sql, ring = cast.sql, cast.ring
    cast.pins = await making.house(sql, ring, "SSIAD Les Pins", "990000002")
    team = await making.team(sql, cast.pins, "Tournée nord", HOURS)
    nurse = await making.role(sql, cast.pins, "infirmiere", "infirmier", CARE, ("requests",))
    cast.roux = await cast.staff("Alain", "Roux", cast.pins, nurse, "Monsieur Roux", team)
    cast.laura = await cast.usager("Laura", "Hoarau", cast.pins, LAURA, team)
    cast.other_dui = await cast.machine(cast.pins, "dui-pins", "Logiciel du SSIAD")


async def _paula(cast):
    """David's sister: his attestations and his MDPH papers, to read, for a month."""
    person_id = await making.person(cast.sql, "Paula", "Morel")
    shelves = {"read": ("attestations", "mdph")}
    delegation = await making.delegation(cast.sql, cast.david.id, person_id, cast.david.dossier, shelves)
    paula = await cast.signed_in(person=person_id, name="Paula")
    paula.base, paula.delegation = f"/pour/{cast.david.id}", delegation
    return paula
