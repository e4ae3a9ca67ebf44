"""Codes and networks as they are kept: hashed under a key that is never in the database.

The codes of a card are long: a keyed hash is enough. The personal code has six digits: it is made slow to try as well,
in a thread, two at a time, so that a crowd of tries takes no more than that of this process.
"""

import asyncio
import hashlib
import hmac
from uuid import uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.kit.errors import Busy
from backend.kit.keyring import KeyRing
from backend.kit.sealing import new_key

SLOW = {"n": 2**14, "r": 8, "p": 1}  # 16 MB and some 50 ms each (RFC 7914)
AT_ONCE = 2
PATIENCE = 4.0


class Kept(msgspec.Struct, frozen=True):
    id: str
    kek_id: str
    wrapped: bytes


KEPT = Statement("select id::text, kek_id, wrapped from card_key()", Kept)
KEEP = "select keep_card_key($1, $2, $3)"


class CardKey(msgspec.Struct, frozen=True):
    """The key in the hand, for one request."""

    secret: bytes

    def __repr__(self) -> str:
        return "CardKey()"

    def code(self, code: str) -> bytes:
        return self._hash("code", code.encode())

    def enrolment(self, code: str) -> bytes:
        return self._hash("enrolment", code.encode())

    def invitation(self, link: str, code: str = "") -> bytes:
        """Of a link, or of the code that is said with it: one code under two links does not look alike."""
        return self._hash("invitation", f"{link}|{code}".encode())

    def network(self, network: str) -> bytes:
        return self._hash("network", network.encode())[:16]

    def personal(self, number: str, code: str) -> bytes:
        """Slow. `number` is the card's: two cards with one personal code do not look alike."""
        slow = hashlib.scrypt(code.encode(), salt=self._hash("salt", number.encode()), **SLOW)
        return self._hash("personal", slow)

    def _hash(self, what: str, words: bytes) -> bytes:
        return hmac.digest(self.secret, what.encode() + b"|" + words, hashlib.sha256)


def about(key_id: object) -> bytes:
    return f"cards|{key_id}".encode()


async def card_key(sql: Connection, ring: KeyRing) -> CardKey:
    """The key of this service, made the first time it is asked for."""
    kept = await KEPT.one(sql)
    if kept is None:
        made = uuid4()
        await sql.execute(KEEP, made, *ring.wrap(new_key(), about(made)))
        kept = await KEPT.one(sql)
        assert kept is not None  # noqa: S101 - somebody's is there now
    return CardKey(ring.unwrap(kept.kek_id, kept.wrapped, about(kept.id)))


class Slowly:
    """A place in the short queue of slow hashes of this process."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)

    async def personal(self, key: CardKey, number: str, code: str) -> bytes:
        """`CardKey.personal`, in a thread. Raises Busy when too many are before."""
        try:
            await asyncio.wait_for(self._places.acquire(), PATIENCE)
        except TimeoutError:
            raise Busy from None
        try:
            return await asyncio.to_thread(key.personal, number, code)
        finally:
            self._places.release()
