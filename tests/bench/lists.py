"""A list of people that comes in, beside the same rows made by hand: same keys and seals, one insert a table."""

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import asyncpg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.demo import making
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.kit.keyring import FileKeyRing
from backend.kit.sealing import Place as Where
from backend.kit.sealing import blind_index, new_key, seal
from backend.people.keys import about, make
from backend.people.lists import bringing
from backend.people.lists.carrying import carry
from backend.people.lists.house_keys import house_keys
from backend.people.lists.looking import look
from tests.bench.figures import Measured
from tests.bench.place import Place
from tests.people.lists.making import Somebody, csv_of

MANY, ROUNDS = 2_000, 3
OLDEST = date(1930, 1, 1)
BESIDE = "one insert by hand for each table, same keys and seals"
LETTERS = "ABCDEFGHIJ"
AS_MACHINE = "select set_config('app.actor_id', $1, false), set_config('app.capacity', 'machine', false)"
_DOSSIER = """insert into dossier (id, establishment_id, birth_name, given_names, birthdate, sex, birthplace,
                                   identity_status, local_id, matricule_oid, matricule, matricule_index)
              select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                   $8::text[], $9::text[], $10::text[], $11::bytea[], $12::bytea[])"""
_KEY = """insert into dossier_key (id, establishment_id, dossier_id, kek_id, wrapped, wrapped_search)
          select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[])"""


def lists(at: Place) -> Iterator[Measured]:
    yield asyncio.run(_measured(at))


async def _measured(at: Place) -> Measured:
    """Rounds of both by turns, in a house of its own each time; the median of the rates and of the ratios."""
    sql = await asyncpg.connect(at.environ["OWNER_DATABASE_URL"])
    ring = FileKeyRing(at.folder / "keys" / "kek.json")
    ours, ratios = [], []
    try:
        for number in range(ROUNDS):
            people = _people(number)
            ours.append(await _rate(_imported(at, sql, ring, people, number)))
            ratios.append(ours[-1] / await _rate(_by_hand(sql, ring, people, number)))
    finally:
        await sql.close()
    return Measured("import_usagers", statistics.median(ours), "people/s", statistics.median(ratios), BESIDE)


def _people(number: int) -> list[Somebody]:
    made = []
    for n in range(MANY):
        name = "".join(LETTERS[int(digit)] for digit in f"{n:05d}")
        matricule = f"{1 + number}500197{n:06d}"
        key = f"{97 - int(matricule) % 97:02d}"
        born = f"{OLDEST + timedelta(days=11 * n):%d/%m/%Y}"
        told = {"nom_naissance": name, "matricule": matricule + key, "statut_identite": "QUAL"}
        made.append(Somebody(numero=str(n), date_naissance=born, **told))
    return made


async def _rate(work: "asyncio.Future[None] | object") -> float:
    began = time.perf_counter()
    await work  # type: ignore[misc]
    return MANY / (time.perf_counter() - began)


async def _imported(
    at: Place, sql: asyncpg.Connection, ring: FileKeyRing, people: Sequence[Somebody], number: int
) -> None:
    """From the file to the last dossier: read, kept, looked at, agreed to, done."""
    house = await making.house(sql, ring, "Foyer", f"97{number:07d}")
    brought, run = await bringing.read("usagers", csv_of(*people)), uuid4()
    keys = await house_keys(sql, ring, house.id)
    machine = await making.machine(sql, house, f"bench-{number}", "Banc", "{}")
    await sql.execute(AS_MACHINE, str(machine))
    await bringing.keep(sql, keys, brought, source="machine", at_once=True, run=run)
    async with asyncpg.create_pool(at.environ["WORKER_DATABASE_URL"], min_size=1, max_size=1) as pool:
        context = Context(pool, SimpleNamespace(production=False), {"ring": ring})
        for job in (look, carry):
            await job(context, Envelope(job.__name__, house.id, {"run": run}))
    if await sql.fetchval("select count(*) from dossier where establishment_id = $1", house.id) != MANY:
        raise SystemExit("not everybody came in")


async def _by_hand(sql: asyncpg.Connection, ring: FileKeyRing, people: Sequence[Somebody], number: int) -> None:
    house = await making.house(sql, ring, "Foyer", f"98{number:07d}")
    rows = [_row(ring, house.id, AESGCM.generate_key(256), one) for one in people]
    async with sql.transaction():
        await sql.execute(_DOSSIER, *map(list, zip(*(row[0] for row in rows), strict=True)))
        await sql.execute(_KEY, *map(list, zip(*(row[1] for row in rows), strict=True)))


def _row(ring: FileKeyRing, house: UUID, index: bytes, one: Somebody) -> tuple[tuple[object, ...], tuple[object, ...]]:
    dossier, key, content = uuid4(), uuid4(), new_key()
    sealed = seal(content, one.matricule.encode(), Where(house, "dossier", dossier, "matricule", key))
    civil = (one.nom_naissance, one.prenoms, "1950-03-12", "F", one.lieu_naissance, "QUAL", one.numero)
    hidden = blind_index(index, one.matricule)
    kek_id, wrapped = ring.wrap(content, about(key, "content"))
    _, search = make(ring, key, "search")
    return (
        (dossier, house, *civil, "1.2.250.1.213.1.4.10", sealed, hidden),
        (key, house, dossier, kek_id, wrapped, search),
    )
