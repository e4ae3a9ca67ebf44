"""The transaction of one request, and the only code that commits."""

import hashlib
from typing import Any

import asyncpg

from backend.kit.actor import Actor, Asked

BEGIN = {
    True: "begin isolation level repeatable read",
    False: "begin isolation level read committed",
}
CAPACITIES = frozenset({"usager", "aidant", "staff", "machine"})


def hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def becoming(asked: Asked) -> str:
    """A message of several statements takes no parameters: each value here is hex of our own
    hash, a word of ours, or a parsed UUID."""
    if asked.capacity not in CAPACITIES or asked.secret is None:
        raise ValueError("nothing to become")
    subject = f"'{asked.subject}'" if asked.subject else "null"
    return f"select from become('\\x{hashed(asked.secret).hex()}', '{asked.capacity}', {subject})"


class Unit:
    """Opened before the guards, settled before the first byte leaves, whatever the handler does."""

    def __init__(self, sql: asyncpg.Connection, pool: asyncpg.Pool, asked: Asked, *, reads: bool) -> None:
        self.sql, self.pool, self.asked, self.reads = sql, pool, asked, reads
        self.open, self.taken = True, ""
        self.later: list[tuple[str, tuple[Any, ...]]] = []

    async def begin(self) -> Actor | None:
        """BEGIN, `become` and for a write `hold`, in one message. The answer is a number of rows."""
        if not self.asked.secret:
            await self.sql.execute(BEGIN[self.reads])
            return None
        hold = "" if self.reads else "; select from hold(permit_id())"
        told = await self.sql.execute(f"{BEGIN[self.reads]}; {becoming(self.asked)}{hold}")
        level = int(told.removeprefix("SELECT "))
        return Actor(level=level, capacity=self.asked.capacity, subject=self.asked.subject) if level else None

    def take(self, how: str) -> asyncpg.Connection:
        """A handler takes `sql` or `db`, never both: each would not see what the other has pending."""
        if self.taken not in ("", how) or not self.open:
            raise RuntimeError(f"this request already works through {self.taken or 'nothing: it has answered'}")
        self.taken = how
        return self.sql

    def afterwards(self, statement: str, *arguments: Any) -> None:
        """Run once the answer has left, as the same actor, in a short transaction of its own."""
        self.later.append((statement, arguments))

    async def settle(self, verdict: str) -> bool:
        """False when PostgreSQL did otherwise: COMMIT of a failed transaction *answers* ROLLBACK."""
        try:
            return await self.sql.execute(verdict) == verdict
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            return False
        finally:
            await self.let_go()

    async def let_go(self) -> None:
        if self.open:
            self.open = False
            if self.sql.is_closed() or self.sql.is_in_transaction():
                self.sql.terminate()  # a connection that is still somebody never goes back
            await self.pool.release(self.sql)

    async def finish(self) -> None:
        """What was left for afterwards. A failure there changes nothing of what was answered."""
        if self.later and self.asked.secret:
            async with self.pool.acquire() as sql, sql.transaction():
                await sql.execute(becoming(self.asked))
                for statement, arguments in self.later:
                    await sql.execute(statement, *arguments)
