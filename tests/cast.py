"""The people of the stories. Each has a name, a place in the house, and a browser."""

import hashlib
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx

from backend.demo import making
from backend.kit.actor import COOKIE
from backend.people.matching import Traits

DATA = Path(__file__).parent / "data"
DLU = (DATA / "cda/dlu-david-morel.xml").read_bytes()
TEST_OID = "1.2.250.1.213.1.4.10"
DAVID = Traits("184039741100141", TEST_OID, "MOREL", "DAVID PAUL", "1984-03-12", "M", "97411")
SHELVES = (
    "ordonnances", "prises-de-sang", "images", "vaccins", "projet", "soins", "bilans", "hopital",
    "attestations", "mdph", "vie-au-foyer", "choix", "messages",
)  # fmt: skip
CARE = {"read": SHELVES, "write": ("messages",)}
OFFICE = {"read": ("attestations", "mdph", "vie-au-foyer", "messages"), "write": ("messages",)}


class Person:
    """Somebody with a browser of her own."""

    def __init__(self, cast, person_id, name, secret=None):
        self.cast, self.id, self.name, self.secret = cast, person_id, name, secret
        self.base, self.dossier = "", None
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(cast.app), base_url="https://aportee.test",
            headers={"sec-fetch-site": "same-origin"}, follow_redirects=True,
        )
        if secret:
            self.client.cookies.set(COOKIE, secret, domain="aportee.test")

    async def opens(self, path, **more):
        return await self.client.get(f"{self.base}{path}" if not path.startswith("/equipe") else path, **more)

    async def sends(self, path, **fields):
        data = {"key": str(uuid4())} | fields
        return await self.client.post(f"{self.base}{path}", data=data)

    async def papers(self):
        """The ids of the papers in her list."""
        return re.findall(r'href="/papiers/([0-9a-f-]{36})"', (await self.opens("/papiers")).text)


class Machine(Person):
    """A program of the house, with an access token."""

    async def pushes(self, body, kind="text/xml"):
        return await self.client.post("/api/depots", content=body, headers=self.headers(kind))

    async def asks(self, path):
        return await self.client.get(path, headers=self.headers())

    def headers(self, kind="application/json"):
        return {"authorization": f"Bearer {self.secret}", "content-type": kind}


class Cast:
    def __init__(self, database, ring, app):
        self.database, self.ring, self.app, self.sql = database, ring, app, database.above
        self.persons: list[Person] = []

    async def close(self):
        for person in self.persons:
            await person.client.aclose()

    def keep(self, person):
        self.persons.append(person)
        return person

    async def signed_in(self, kind=Person, *, person=None, machine=None, name="", level=2):
        secret = f"secret of {name} {uuid4().hex}"
        await making.insert(
            self.sql, "sign_in", id=uuid4(), secret_hash=hashlib.sha256(secret.encode()).digest(), person_id=person,
            machine_id=machine, device_id=await self._device(person), level=level, provider="franceconnect",
            idle=timedelta(minutes=30), expires_at=await self.sql.fetchval("select now() + interval '12 hours'"),
        )  # fmt: skip
        return self.keep(kind(self, person or machine, name, secret))

    async def _device(self, person):
        if person is None:
            return None
        return await making.insert(self.sql, "device", id=uuid4(), person_id=person, label="Android")

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

    async def stranger(self):
        """Somebody whom no house knows."""
        person_id = await making.person(self.sql, "Zoé", "Inconnue")
        return await self.signed_in(person=person_id, name="Zoé")

    def nobody(self):
        return self.keep(Person(self, UUID(int=0), "Personne"))


async def make_cast(database, ring, app):
    cast = Cast(database, ring, app)
    sql = cast.sql
    cast.tilleuls = await making.house(sql, ring, "Foyer Les Tilleuls", "990000001")
    cast.care = await making.team(sql, cast.tilleuls, "Équipe soins", "Du lundi au vendredi, de 9 heures à 18 heures.")
    cast.office = await making.team(sql, cast.tilleuls, "Secrétariat", answers=False)
    nurse = await making.role(sql, cast.tilleuls, "infirmiere", "infirmière du foyer", CARE)
    clerk = await making.role(sql, cast.tilleuls, "secretaire", "secrétaire", OFFICE)
    cast.martin = await cast.staff("Sophie", "Martin", cast.tilleuls, nurse, "Madame Martin", cast.care)
    cast.clerk = await cast.staff("Inès", "Bouvier", cast.tilleuls, clerk, "Madame Bouvier", cast.office)
    cast.david = await cast.usager("David", "Morel", cast.tilleuls, DAVID, cast.care)
    await making.supports(sql, cast.tilleuls, cast.office, cast.david.dossier)
    machine = await making.machine(sql, cast.tilleuls, "dui-tilleuls", "Logiciel du foyer", '{"keys": []}')
    cast.dui = await cast.signed_in(Machine, machine=machine, name="DUI", level=1)
    return cast
