"""Two hundred dossiers of one house, 100,000 papers, 64 people who are signed in."""

import hashlib
import os
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.db.migrate import migrate
from backend.demo import making
from backend.documents.families import types
from backend.documents.files import PAGE, Shown
from backend.documents.vault import Vault
from backend.interop.cda.reading import read
from backend.kit.keyring import FileKeyRing
from backend.people.keys import Opened, Wrapped, opened
from tests.bench import incoming
from tests.cast import CARE, DLU, HOURS

PEOPLE, DOSSIERS, PAPERS, READABLE = 64, 200, 500, 4
LONG = -READABLE - 1
THREADS, MESSAGES, LOOKS = 6, 12, 300
FIRST_DAY = date(2025, 1, 1)
MEDIA = {"page": "image/webp"}
ORIGIN = "docteur Roux, hôpital Saint-Jean"


class Somebody(msgspec.Struct):
    """One of the 64: how she signs in, papers that open and have a picture, a long one, a thread to write in."""

    secret: str
    papers: list[UUID]
    long: UUID
    thread: UUID


async def fill(dsn: str, ring: FileKeyRing, vault: Vault) -> tuple[list[Somebody], str]:
    """The people, and the access token of the DUI."""
    await migrate(dsn)
    sql = await asyncpg.connect(dsn)
    async with sql.transaction():
        people, machine = await _house(sql, ring)
        everybody = [(secret, await _dossier(sql, ring, vault, dossier, person)) for secret, person, dossier in people]
    await sql.execute("vacuum analyze")
    await sql.execute("checkpoint")
    await sql.close()
    return [Somebody(secret, *hers) for secret, hers in everybody if secret], machine


async def _house(sql, ring):
    """(secret, person, dossier) of each dossier, most of them of nobody who signs in; and the DUI's token."""
    house = await making.house(sql, ring, "Foyer Les Tilleuls", "990000001")
    team = await making.team(sql, house, "Équipe soins", HOURS)
    nurse = await making.role(sql, house, "infirmiere", "infirmière du foyer", CARE)
    martin = await making.person(sql, "Sophie", "Martin")
    await making.member(sql, house, martin, nurse, "Madame Martin", (team,))
    made = []
    for n in range(DOSSIERS):
        person = await making.person(sql, f"Usager{n}", "Essai") if n < PEOPLE else None
        dossier = await making.dossier(sql, ring, house, incoming.traits(n), person)
        await making.supports(sql, house, team, dossier)
        made.append((await signs_in(sql, person_id=person) if person else "", person or martin, dossier))
    dui = await making.machine(sql, house, "dui", "Logiciel du foyer", '{"keys": []}')
    return made, await signs_in(sql, machine_id=dui)


async def signs_in(sql, **whose):
    secret = uuid4().hex
    await making.insert(
        sql, "sign_in", id=uuid4(), secret_hash=hashlib.sha256(secret.encode()).digest(), level=2,
        provider="prosanteconnect", idle=timedelta(minutes=30),
        expires_at=datetime.now(UTC) + timedelta(hours=12), **whose,
    )  # fmt: skip
    return secret


async def _dossier(sql, ring, vault, dossier, person):
    house, kept = await _key_of(sql, dossier)
    key = opened(ring, kept)
    papers = [uuid4() for _ in range(PAPERS)]
    await _papers(sql, key, house, dossier, papers)
    await _files(sql, vault, key, house, papers)
    readers = [(paper, person) for n, paper in enumerate(papers) if n % 7]
    await sql.copy_records_to_table("document_opened", records=readers, columns=("document_id", "reader_id"))
    thread = await _threads(sql, key, house, dossier, person)
    await _looks(sql, house, dossier, person, papers)
    return papers[-READABLE:], papers[LONG], thread


async def _looks(sql, house, dossier, person, papers):
    """An hour apart, for two weeks, the last two hours ago: lists of the newest and papers, by her and by her nurse."""
    martin, rows = await sql.fetchval("select person_id from membership"), []
    for n in range(LOOKS):
        who, capacity, purpose = (person, "usager", "own") if n % 3 else (martin, "staff", "care")
        act, objects = ("document.read", papers[-1 - n % 40 :][:1]) if n % 2 else ("documents.listed", papers[-20:])
        at = datetime.now(UTC) - timedelta(hours=n + 2)
        rows.append((uuid4(), at, house, dossier, who, capacity, purpose, act, objects))
    columns = ("id", "at", "establishment_id", "dossier_id", "actor_id", "capacity", "purpose", "act", "objects")
    await sql.copy_records_to_table("audit_entry", records=rows, columns=columns)


async def _key_of(sql, dossier):
    row = await sql.fetchrow(
        "select establishment_id, id, kek_id, wrapped from dossier_key where dossier_id = $1", dossier
    )
    return row[0], Wrapped(*row[1:])


async def _papers(sql, key: Opened, house, dossier, papers):
    kinds = list(types().values())
    rows = []
    for n, paper in enumerate(papers):
        kind = kinds[n % len(kinds)]
        title = key.seal(f"Compte rendu numéro {n}", house, "document", paper, "title")
        origin = key.seal(ORIGIN, house, "document", paper, "origin")
        rows.append((paper, house, dossier, kind.family, kind.code, kind.system, f"1.2.3^{paper}",
                     FIRST_DAY + timedelta(days=n), title, origin, key.id))  # fmt: skip
    columns = ("id", "establishment_id", "dossier_id", "family", "type_code", "type_system", "unique_id",
               "written_on", "title", "origin", "key_id")  # fmt: skip
    await sql.copy_records_to_table("document", records=rows, columns=columns)


async def _files(sql, vault, key: Opened, house, papers):
    """Each paper has its rows; the newest have their bytes too, and a picture of a page."""
    rows = []
    for n, paper in enumerate(papers):
        kinds = ("reading", "original", "page") if n >= PAPERS - READABLE else ("reading", "original")
        for kind in kinds:
            file, store_key, size, digest, secret = uuid4(), uuid4().hex, 1, bytes(32), os.urandom(32)
            if body := _bytes_of(kind, n):
                stored, secret = await vault.put(body)
                store_key, size, digest = stored.store_key, stored.size, stored.sha256
            rows.append((file, house, paper, kind, int(kind == "page"), store_key, key.wrap(secret, file), key.id, size,
                         digest, MEDIA.get(kind, PAGE)))  # fmt: skip
    columns = ("id", "establishment_id", "document_id", "kind", "position", "store_key", "wrapped", "key_id", "size",
               "sha256", "media_type")  # fmt: skip
    await sql.copy_records_to_table("document_file", records=rows, columns=columns)


def _bytes_of(kind: str, n: int) -> bytes | None:
    if kind == "page":
        return _picture()
    if kind == "reading" and n == PAPERS + LONG:
        return _shown(incoming.long())
    return _shown(DLU) if kind == "reading" and n >= PAPERS - READABLE else None


_picture = cache(incoming.picture)


@cache
def _shown(body: bytes) -> bytes:
    reading = read(body)
    return msgspec.json.encode(Shown(reading.header_html, reading.html))


async def _threads(sql, key: Opened, house, dossier, person):
    team = await sql.fetchval("select team_id from dossier_team where dossier_id = $1", dossier)
    threads = [uuid4() for _ in range(THREADS)]
    rows = [(thread, house, dossier, team, "other", MESSAGES) for thread in threads]
    columns = ("id", "establishment_id", "dossier_id", "team_id", "opening", "last_number")
    await sql.copy_records_to_table("thread", records=rows, columns=columns)
    messages = []
    for thread in threads:
        for number in range(1, MESSAGES + 1):
            message = uuid4()
            body = key.seal("Bonjour, je voudrais un rendez-vous.", house, "message", message, "body")
            messages.append((message, house, dossier, thread, number, person, "usager", body, key.id))
    columns = ("id", "establishment_id", "dossier_id", "thread_id", "number", "author_id", "capacity", "body", "key_id")
    await sql.copy_records_to_table("message", records=messages, columns=columns)
    return threads[0]
