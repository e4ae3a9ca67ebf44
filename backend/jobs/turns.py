"""A job suspected of killing its process runs alone, so that no innocent one is counted with it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Many together, or one alone."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._running = 0
        self._alone = False

    @asynccontextmanager
    async def take(self, *, alone: bool) -> AsyncIterator[None]:
        async with self._changed:
            await self._changed.wait_for(lambda: not self._alone)
            if alone:
                await self._empty()
            self._running += 1
        try:
            yield
        finally:
            async with self._changed:
                self._running -= 1
                self._alone = self._alone and not alone
                self._changed.notify_all()

    async def _empty(self) -> None:
        """Nobody new comes in, and those who run finish."""
        self._alone = True
        try:
            await self._changed.wait_for(lambda: not self._running)
        except asyncio.CancelledError:
            self._alone = False
            self._changed.notify_all()
            raise
