"""What a head stands for: the head before, and every fact of the entries that follow it."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

import asyncpg
import msgspec

START = bytes(32)
_FACTS = """select id, at, dossier_id, actor_id, capacity, subject_id, purpose, act, objects
  from audit_entry where establishment_id = $1 and """
UNSEALED = _FACTS + "segment is null order by at, id limit $2"
SEALED = _FACTS + "segment = $2 order by place, id"


def link(head: bytes, house: UUID, number: int, entries: Iterable[asyncpg.Record]) -> bytes:
    """The head of segment `number`: SHA-256 over the head before and the facts, in their order."""
    facts = msgspec.json.encode([house, number, [tuple(entry) for entry in entries]])
    return hashlib.sha256(head + facts).digest()
