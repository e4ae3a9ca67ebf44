"""A challenge is made from a secret that the browser keeps in a cookie: whoever answers it is who was asked.

The database keeps its hash, and that it was answered. Another browser has another secret, so another challenge.
"""

import hashlib
import hmac
from typing import Any
from uuid import UUID, uuid4

from litestar.datastructures import Cookie

from backend.db.compiled import Connection, Statement
from backend.identity.passkeys.schemas import Asked
from backend.identity.sign_ins import new_secret

COOKIE = "__Host-passkey"
MAX_AGE = 5 * 60
REGISTER, SIGN_IN, STEP_UP = "register", "sign-in", "step-up"
ASK = Statement("select ask_passkey(:id, :hash, :purpose, :step_up)", Asked)
ASKED = Statement("select actor_id() from passkey_asked(:hash, :purpose, :step_up)", Asked)
TAKE = Statement("select take_passkey_challenge(:hash, :purpose, :step_up)", Asked)


def challenge_of(secret: str, purpose: str) -> bytes:
    """256 bits, of which the cookie cannot be guessed."""
    return hmac.digest(secret.encode(), f"passkey|{purpose}".encode(), "sha256")


async def ask(sql: Connection, purpose: str, step_up: UUID | None = None) -> str | None:
    """The secret for the cookie, or None where this may not be asked."""
    secret = new_secret()
    asked = await ASK.one(sql, id=uuid4(), hash=_hash(secret, purpose), purpose=purpose, step_up=step_up)
    return secret if asked else None


async def whose(sql: Connection, secret: str, purpose: str) -> UUID | None:
    """The actor, while her answer may still come."""
    asked = await ASKED.one(sql, hash=_hash(secret, purpose), purpose=purpose, step_up=None)
    return asked.id if asked else None


async def take(sql: Connection, secret: str, purpose: str, step_up: UUID | None = None) -> bytes | None:
    """The challenge that this browser was asked, once; None for every other case."""
    taken = await TAKE.one(sql, hash=_hash(secret, purpose), purpose=purpose, step_up=step_up)
    return challenge_of(secret, purpose) if taken else None


def _hash(secret: str, purpose: str) -> bytes:
    return hashlib.sha256(challenge_of(secret, purpose)).digest()


def kept(secret: str, safe: dict[str, Any]) -> Cookie:
    return Cookie(key=COOKIE, value=secret, max_age=MAX_AGE, **safe)


def gone(safe: dict[str, Any]) -> Cookie:
    return Cookie(key=COOKIE, value="", max_age=0, **safe)
