"""The transaction of one request, and the only code that commits."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from backend.db.lost import is_lost
from backend.db.pace import Allowed, counting
from backend.db.pool import borrow, borrowed, give_back
from backend.kit.actor import Actor, Asked
from backend.kit.errors import NotFound

BEGIN = {
    True: "begin isolation level repeatable read",
    False: "begin isolation level read committed",
}
REFUSED = 400
CLOCK_DUE, TOO_FAST, HELPED = 10, 20, 40  # `become` and `hold` answer so many rows more
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

    def __init__(
        self, sql: asyncpg.Connection, pool: asyncpg.Pool, asked: Asked, *, reads: bool, allowed: Allowed
    ) -> None:
        self.sql, self.pool, self.asked, self.reads, self.allowed = sql, pool, asked, reads, allowed
        self.open, self.taken, self.traced, self.clock_due = True, "", False, False
        self.later: list[tuple[str, tuple[Any, ...]]] = []
        self.unsure = self.undone = False

    async def begin(self, *, again: bool = False) -> Actor | None:
        """BEGIN, `become` and for a write `hold`, in one message; a write is counted in front of them, once.

        The answer is a number of rows.
        """
        if not self.asked.secret:
            await self.sql.execute(BEGIN[self.reads])
            return None
        begin = f"{BEGIN[self.reads]}; {becoming(self.asked)}"
        if not self.reads:
            count = "" if again else f"{counting(hashed(self.asked.secret), self.allowed)}; "
            begin = f"{count}{begin}; select from hold(permit_id())"
        told = await self.sql.execute(begin)
        helped, rest = divmod(int(told.removeprefix("SELECT ")), HELPED)
        fast, rest = divmod(rest, TOO_FAST)
        due, level = divmod(rest, CLOCK_DUE)
        self.clock_due = bool(due)
        asked = self.asked
        if not level:
            return None
        return Actor(level, asked.capacity, asked.subject, too_fast=bool(fast), helped=bool(helped))

    def nobody_there(self) -> None:
        """Asked by a script, while a page is open: she is not noted as being there."""
        self.clock_due = False

    async def pause(self) -> int:
        """How many seconds until this minute of hers is over."""
        return int(await self.sql.fetchval("select pause_due()"))

    def take(self, how: str) -> asyncpg.Connection:
        """A handler takes `sql` or `db`, never both: each would not see what the other has pending."""
        if self.taken not in ("", how) or not self.open:
            raise RuntimeError(f"this request already works through {self.taken or 'nothing: it has answered'}")
        self.taken = how
        return self.sql

    @asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """Work that needs no database holds no connection of it: what was done so far is undone, nothing waits.

        Afterwards the same actor begins again, with the rights of that later instant. Raises NotFound when she
        has none left.
        """
        await self.settle("ROLLBACK")
        yield
        self.sql, self.open = await borrow(self.pool), True
        actor = await self.begin(again=True)
        if actor is None or not actor.permitted:
            raise NotFound

    async def start_over(self) -> None:
        """Undo what was done so far: a form comes back with its mistakes, beside what it is about.

        What follows is a reading, and what is noted of it stays, whatever the status of the answer.
        """
        await self.sql.execute("rollback")
        self.reads = self.traced = True
        await self.begin()

    def verdict(self, status: int) -> str:
        """`undone`: PostgreSQL said no to a part of it, and what answers is another page."""
        if self.undone:
            return "ROLLBACK"
        return "COMMIT" if status < REFUSED or self.traced else "ROLLBACK"

    def afterwards(self, statement: str, *arguments: Any) -> None:
        """Run once the answer has left, as the same actor, in a short transaction of its own."""
        self.later.append((statement, arguments))

    async def settle(self, verdict: str) -> bool:
        """False when PostgreSQL did otherwise: COMMIT of a failed transaction *answers* ROLLBACK.

        `unsure` when it was asked and nobody heard what it did.
        """
        try:
            return bool(await self.sql.execute(verdict) == verdict)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
            self.unsure = is_lost(self.sql)
            return False
        finally:
            await self.let_go()

    @property
    def is_lost(self) -> bool:
        """The connection went before anything was settled: nothing of this request was kept."""
        return self.open and is_lost(self.sql)

    async def let_go(self) -> None:
        if self.open:
            self.open = False
            await give_back(self.pool, self.sql)

    async def finish(self) -> None:
        """What was left for afterwards. A failure there changes nothing of what was answered."""
        if self.later and self.asked.secret:
            async with borrowed(self.pool) as sql, sql.transaction():
                await sql.execute(becoming(self.asked))
                for statement, arguments in self.later:
                    await sql.execute(statement, *arguments)
