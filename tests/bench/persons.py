"""A member of staff looks for somebody by name: 100,000 people in fifty houses, 2,000 of whom her team supports."""

import asyncio
import random
import statistics
import time
from uuid import UUID

import asyncpg

from backend.db.unit import becoming
from backend.demo import making
from backend.demo.making import House
from backend.kit.actor import Asked
from backend.kit.keyring import FileKeyRing
from backend.people.queries import NAMED
from tests.bench.crowd import signs_in
from tests.bench.figures import Measured
from tests.bench.place import Place

HOUSES, PEOPLE, ROUNDS, SEARCHES = 50, 2_000, 5, 60
BESIDE = "the same statement by the owner, without policies"
CONSONANTS = "bdflmnprst"
# Names of three syllables that follow from a number: each begins as one in ten others do.
_DOSSIERS = """insert into dossier (id, establishment_id, birth_name, given_names, birthdate, sex, birthplace)
select gen_random_uuid(), $1, translate(lpad(n::text, 4, '0'), '0123456789', $2) || 'a',
       translate(lpad((n * 7 % 1000)::text, 3, '0'), '0123456789', $2) || 'o', '1950-01-01', 'F', '97411'
  from generate_series(0, $3 - 1) n"""
_SUPPORTED = """insert into dossier_team (id, establishment_id, dossier_id, team_id)
select gen_random_uuid(), $1, d.id, $2 from dossier d where d.establishment_id = $1"""


def search_person(at: Place) -> list[Measured]:
    return [asyncio.run(_search(at))]


async def _search(at: Place) -> Measured:
    owner, app = [await asyncpg.connect(at.environ[name]) for name in ("OWNER_DATABASE_URL", "DATABASE_URL")]
    ring = FileKeyRing(at.folder / "keys" / "kek.json")
    houses = [await _house(owner, ring, number) for number in range(HOUSES)]
    await owner.execute("vacuum analyze dossier, dossier_team")
    rounds = [[await _milliseconds(sql, houses) for sql in (app, owner)] for _ in range(ROUNDS)]
    await app.close()
    await owner.close()
    mine, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    return Measured("search_person", mine, "ms", ratio, f"{BESIDE}: {bare:.2f} ms")


async def _house(sql: asyncpg.Connection, ring: FileKeyRing, number: int) -> tuple[House, str]:
    """A house, its people, and the secret of who works there."""
    house = await making.house(sql, ring, f"Maison {number}", f"96{number:07}")
    team = await making.team(sql, house, "Équipe")
    role = await making.role(sql, house, "infirmiere", "infirmière", {"read": ("soins",)})
    person = await making.person(sql, "Sophie", "Martin")
    await making.member(sql, house, person, role, "Madame Martin", (team,))
    await sql.execute(_DOSSIERS, house.id, CONSONANTS, PEOPLE)
    await sql.execute(_SUPPORTED, house.id, team)
    return house, await signs_in(sql, person_id=person)


async def _milliseconds(sql: asyncpg.Connection, houses: list[tuple[House, str]]) -> float:
    """The median of searches, each in a house, in a transaction as a page has it."""
    dice, times = random.Random(SEARCHES), []
    for _ in range(SEARCHES):
        house, secret = dice.choice(houses)
        words = ["".join(dice.choice(CONSONANTS) for _ in range(2))]
        began = time.perf_counter()
        await sql.execute(
            f"begin isolation level repeatable read; {becoming(Asked(secret, 'staff', UUID(str(house.id))))}"
        )
        found = await NAMED.all(sql, words=words)
        await sql.execute("commit")
        times.append((time.perf_counter() - began) * 1000)
        if not found:
            raise SystemExit(f"{words}: nobody was found")
    return statistics.median(times)
