"""A write is done once: the first answer to a key of one actor, whoever else uses the same key.

Kept 72 hours. The effect and this row commit together, so that neither exists without the other.
"""

import hashlib
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect
from backend.db.compiled import Connection, Statement
from backend.kit.errors import DomainError


class Idempotency(Table):
    __tablename__ = "idempotency"

    actor_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[UUID] = mapped_column(primary_key=True)
    body_hash: Mapped[bytes]
    status: Mapped[int]
    location: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


protect(
    Idempotency.__table__,
    "grant select, insert on {t} to app",
    "create policy ones_own on {t} to app using (actor_id = (select actor_id()))",
    "grant select, delete on {t} to worker",
    "create policy forget on {t} to worker using (created_at < now() - interval '72 hours')",
)


class OtherBody(DomainError):
    """This key was already used to send something else."""

    status = 422
    slug = "key-used-for-something-else"


class Claim(msgspec.Struct):
    claimed: bool


class Answer(msgspec.Struct):
    body_hash: bytes
    status: int
    location: str


CLAIM = Statement(
    """insert into idempotency (actor_id, key, body_hash, status, location)
       values (actor_id(), :key, :body_hash, :status, :location)
       on conflict do nothing returning true""",
    Claim,
)
FIRST_ANSWER = Statement(
    """select body_hash, status, location from idempotency
       where idempotency.actor_id = (select actor_id()) and key = :key""",
    Answer,
)


def fingerprint(target: str, body: object) -> bytes:
    """Of what was asked and where: the same key sent elsewhere is another body."""
    return hashlib.sha256(msgspec.json.encode([target, body], order="sorted")).digest()


async def first_answer(sql: Connection, key: UUID, asked: bytes) -> Answer | None:
    """What was answered to this key before, or None. Raises OtherBody when it was for something else."""
    first = await FIRST_ANSWER.one(sql, key=key)
    if first:
        same(first.location, first.body_hash, asked)
    return first


def same(location: str, body_hash: bytes | None, asked: bytes) -> str:
    """`location`, when it answered these very words. Raises OtherBody when they were others."""
    if body_hash != asked:
        raise OtherBody
    return location


async def claim(sql: Connection, key: UUID, asked: bytes, status: int, location: str) -> Answer | None:
    """Take the key for this transaction: None when it was free, else the first answer."""
    taken = await CLAIM.one(sql, key=key, body_hash=asked, status=status, location=location)
    return None if taken else await first_answer(sql, key, asked)
