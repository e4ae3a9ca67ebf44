"""Ours: twenty people and three members of the staff, a thread of twenty messages for each person."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg

from backend.db.embedded.server import Embedded
from backend.db.migrate import migrate
from backend.demo import making
from backend.kit.actor import COOKIE
from backend.kit.keyring import FileKeyRing, create
from backend.people.keys import opened
from tests.bench import crowd, incoming
from tests.bench.servers import granian
from tests.cast import CARE, HOURS
from tests.peers.load import Asked, Peer

PEOPLE, STAFF, MESSAGES = 20, 3, 20
WORDS = "Bonjour, je voudrais un rendez-vous."


@contextmanager
def ours(folder: Path, server: Embedded) -> Iterator[Peer]:
    (folder / "keys").mkdir(mode=0o700)
    create(folder / "keys/kek.json")
    people = asyncio.run(_fill(server, FileKeyRing(folder / "keys/kek.json")))
    environ = {
        "ENVIRONMENT": "test", "DATA_DIR": str(folder), "KEYS_DIR": str(folder / "keys"),
        "OBJECT_STORE_URL": (folder / "objects").as_uri(), "DATABASE_URL": server.dsn("app", "ours"),
        "WRITES_PER_MINUTE": "1000000",
    }  # fmt: skip
    with granian("tests.bench.house:app", environ) as running:
        yield Peer("ours", running.port, *map(list, zip(*(_asked(*one) for one in people), strict=True)))


def _asked(secret, thread):
    who = {"cookie": f"{COOKIE}={secret}"}
    form = who | {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
    words = f"mots={WORDS.replace(' ', '+').replace(',', '%2C')}&key=UUID"
    return (
        Asked("GET", "/api/fils", who),
        Asked("GET", f"/api/fils/{thread}", who),
        Asked("POST", f"/messages/{thread}/repondre", form, words),
    )


async def _fill(server, ring):
    await migrate(server.dsn("postgres", "ours"))
    sql = await asyncpg.connect(server.dsn("postgres", "ours"))
    async with sql.transaction():
        house = await making.house(sql, ring, "Foyer Les Tilleuls", "990000001")
        team = await making.team(sql, house, "Équipe soins", HOURS)
        nurse = await making.role(sql, house, "infirmiere", "infirmière du foyer", CARE)
        staff = [await making.person(sql, "Sophie", f"Martin{n}") for n in range(STAFF)]
        for n, one in enumerate(staff):
            await making.member(sql, house, one, nurse, f"Madame Martin {n}", (team,))
        people = [await _somebody(sql, ring, house, team, staff, n) for n in range(PEOPLE)]
    await sql.execute("vacuum analyze")
    await sql.close()
    return people


async def _somebody(sql, ring, house, team, staff, n):
    """(secret, thread): she and the staff in turn."""
    person = await making.person(sql, f"Usager{n}", "Essai")
    dossier = await making.dossier(sql, ring, house, incoming.traits(n), person)
    await making.supports(sql, house, team, dossier)
    thread = await making.insert(
        sql, "thread", id=uuid4(), establishment_id=house.id, dossier_id=dossier, team_id=team, opening="other",
        last_number=MESSAGES,
    )  # fmt: skip
    _, kept = await crowd._key_of(sql, dossier)
    key = opened(ring, kept)
    for number in range(1, MESSAGES + 1):
        message, hers = uuid4(), number % 2
        await making.insert(
            sql, "message", id=message, establishment_id=house.id, dossier_id=dossier, thread_id=thread, number=number,
            author_id=person if hers else staff[n % STAFF], capacity="usager" if hers else "staff",
            body=key.seal(WORDS, house.id, "message", message, "body"), key_id=key.id,
        )  # fmt: skip
    return await crowd.signs_in(sql, person_id=person), thread
