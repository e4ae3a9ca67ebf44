"""The first page of papers of five people, by who helps them all, beside each of them reading her own."""

import asyncio
import hashlib
import http.client
import statistics
import time
from uuid import UUID

import asyncpg

from backend.demo import making
from backend.documents.families import families
from backend.kit.actor import COOKIE
from tests.bench.crowd import signs_in
from tests.bench.figures import Measured
from tests.bench.place import Place
from tests.bench.servers import granian

HELPED, ROUNDS, PAGES, WARM = 5, 9, 60, 100
BESIDE = "the same papers, read by each of the five"
WHOSE = """select s.person_id, d.id from sign_in s join dossier d on d.person_id = s.person_id
            where s.secret_hash = $1 limit 1"""
Asked = list[tuple[str, str]]


def as_aidant(at: Place) -> list[Measured]:
    hers, theirs = asyncio.run(_five(at))
    with granian("tests.bench.house:app", at.environ) as house:
        _milliseconds(house.port, [*hers, *theirs], WARM)
        rounds = [[_milliseconds(house.port, asked, PAGES) for asked in (hers, theirs)] for _ in range(ROUNDS)]
    aidant, usager = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    return [Measured("list_documents_page_as_aidant", aidant, "ms", ratio, f"{BESIDE}: {usager:.2f} ms")]


async def _five(at: Place) -> tuple[Asked, Asked]:
    """What the aidant asks for, and what they do: an address, and the secret of who asks."""
    sql = await asyncpg.connect(at.environ["OWNER_DATABASE_URL"])
    paula = await making.person(sql, "Paula", "Essai")
    secret, hers, theirs = await signs_in(sql, person_id=paula), [], []
    for somebody in at.people[:HELPED]:
        usager = await _helps(sql, paula, somebody.secret)
        hers.append((f"/pour/{usager}/papiers", secret))
        theirs.append(("/papiers", somebody.secret))
    await sql.execute("analyze delegation, delegation_right")
    await sql.close()
    return hers, theirs


async def _helps(sql: asyncpg.Connection, paula: UUID, secret: str) -> UUID:
    """She may read every family of whoever signs in so."""
    usager, dossier = await sql.fetchrow(WHOSE, hashlib.sha256(secret.encode()).digest())
    await making.delegation(sql, usager, paula, dossier, {"read": tuple(families())})
    return UUID(str(usager))


def _milliseconds(port: int, asked: Asked, pages: int) -> float:
    """The median of pages asked one after the other, on one connection."""
    connection, times = http.client.HTTPConnection("127.0.0.1", port), []
    for number in range(pages):
        path, secret = asked[number % len(asked)]
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": f"{COOKIE}={secret}", "Sec-Fetch-Site": "same-origin"})
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != http.client.OK:
            raise SystemExit(f"{path}: {answer.status}")
    connection.close()
    return statistics.median(times)
