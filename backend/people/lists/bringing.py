"""A list arrives: read in a bounded child, sealed, kept, and looked at by a job."""

import asyncio
import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.interop.bounded import read_in_child
from backend.interop.errors import Unreadable
from backend.interop.listed import Listed, Row
from backend.jobs.queue import enqueued
from backend.people.lists.columns import named
from backend.people.lists.house_keys import HouseKeys
from backend.people.lists.parting import some_at_a_time

LARGEST_LIST = 25 * 1024 * 1024
A_PART = 250
DUTIES = {"usagers": "enrolment", "professionnels": "members"}
LOOK = "list.look"
# The actor, when it is a program: the list is then its own.
_ITS_OWN = "case when $4 = 'machine' then actor_id() end"
BRING = f"""
with kept as (
    insert into list_run (id, establishment_id, duty, source, machine_id, key_id, sha256, at_once, lines)
    values ($1, $2, $3, $4, {_ITS_OWN}, $5, $6, $7, $8)
    returning id, establishment_id, null::uuid as dossier_id
), parts as (
    insert into list_part (id, establishment_id, run_id, duty, machine_id, number, body)
    select p.id, $2, $1, $3, {_ITS_OWN}, p.number, p.body
      from unnest($9::uuid[], $10::int[], $11::bytea[]) as p (id, number, body)
), noted as ({noted("list.brought", "enrolment", "kept")}
), queued as ({enqueued(LOOK, "kept", {"run": "id"})})
select count(*) from kept
"""


class Brought(msgspec.Struct, frozen=True):
    """A list that can be read. `what` is `usagers` or `professionnels`."""

    what: str
    rows: tuple[Row, ...]
    sha256: bytes | None = None


async def read(what: str, body: bytes) -> Brought:
    """Raises Unreadable, and TooHeavy. The child reads; what follows is as long as the list is."""
    told = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not told:
        raise Unreadable("empty")
    if told == b"<" and what == "usagers":
        listed: Listed = await read_in_child("usager", body)
    elif told in (b"{", b"["):
        listed = await read_in_child("patients" if what == "usagers" else "professionals", body)
    else:
        listed = await read_in_child("spreadsheet", body)
    return await asyncio.to_thread(_brought, what, listed, body)


def _brought(what: str, listed: Listed, body: bytes) -> Brought:
    rows = named(what, listed).rows
    if not rows:
        raise Unreadable("empty")
    return Brought(what, rows, hashlib.sha256(body).digest())


async def keep(
    sql: Connection, keys: HouseKeys, brought: Brought, *, source: str, run: UUID, at_once: bool = False
) -> None:
    """Once this commits, the list cannot be lost."""
    about = (keys.content.id, brought.sha256, at_once, len(brought.rows))
    parts = await asyncio.to_thread(_sealed, keys, brought.rows)
    columns = list(map(list, zip(*parts, strict=True))) or [[], [], []]
    await sql.fetchval(BRING, run, keys.house, DUTIES[brought.what], source, *about, *columns)


def _sealed(keys: HouseKeys, rows: Sequence[Row]) -> list[tuple[UUID, int, bytes]]:
    made = []
    for number, some in enumerate(some_at_a_time(rows, A_PART)):
        part = uuid4()
        made.append((part, number, keys.seal(some, "list_part", part)))
    return made
