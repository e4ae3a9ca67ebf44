"""One open stream: who asks, and what she was not told yet."""

import asyncio
from uuid import UUID

from backend.kit.actor import Asked
from backend.live.schemas import Heard

MANY = 20
"""Beyond, she is told to read again, which is shorter."""


class Stream:
    """`around` are the dossiers or teams whose messages may concern her: a hint, never a right. None: not yet known."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.around: frozenset[UUID] | None = None
        self.waiting: set[UUID] = set()
        self.again = self.over = self.dropped = False
        self._woken = asyncio.Event()

    def concerns(self, heard: Heard) -> bool:
        return self.around is None or heard.dossier in self.around or heard.team in self.around

    def note(self, thread: UUID) -> None:
        """Something happened there. Twice before she is told is told once."""
        self.waiting.add(thread)
        self.again = self.again or len(self.waiting) > MANY
        self._woken.set()

    def read_again(self) -> None:
        """Something may have happened that nobody heard."""
        self.again = True
        self._woken.set()

    def end(self) -> None:
        """She may not be told any more, and is told that."""
        self.over = True
        self._woken.set()

    def drop(self) -> None:
        """We cannot go on; her browser will come back by itself."""
        self.dropped = True
        self._woken.set()

    def places(self, around: frozenset[UUID]) -> None:
        """What may concern her now. A place that is new to her may hold what she was never told."""
        if around - (self.around or around):
            self.read_again()
        self.around = around

    def take(self) -> tuple[bool, list[UUID]]:
        """Whether to read everything again, else which threads; nothing is left waiting."""
        self._woken.clear()
        again, threads = self.again, list(self.waiting)
        self.again, self.waiting = False, set()
        return again, [] if again else threads

    async def woken(self, patience: float) -> bool:
        """False when nothing happened for so many seconds."""
        try:
            async with asyncio.timeout(patience):
                return await self._woken.wait()
        except TimeoutError:
            return False
