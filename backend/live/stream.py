"""One open stream: who asks, and what she was not told yet."""

from collections.abc import Callable
from uuid import UUID

from backend.kit.actor import Asked
from backend.live.schemas import Heard

MANY = 20
"""Beyond, she is told to read again, which is shorter."""
NOTHING: frozenset[UUID] = frozenset()


class Stream:
    """`around` are the dossiers or teams whose messages may concern her: a hint, never a right. None: not yet known.

    There are thousands, and most of them wait: nothing is made for one before there is something to tell.
    """

    __slots__ = ("again", "around", "asked", "dropped", "over", "silent", "waiting", "woken")

    def __init__(self, asked: Asked, woken: Callable[["Stream"], None] | None = None) -> None:
        self.asked, self.woken = asked, woken
        self.around: frozenset[UUID] | None = None
        self.waiting: frozenset[UUID] = NOTHING
        self.again = self.over = self.dropped = self.silent = False

    def concerns(self, heard: Heard) -> bool:
        return self.around is None or heard.dossier in self.around or heard.team in self.around

    def note(self, thread: UUID) -> None:
        """Something happened there. Twice before she is told is told once."""
        self.waiting |= {thread}
        self.again = self.again or len(self.waiting) > MANY
        self._wake()

    def read_again(self) -> None:
        """Something may have happened that nobody heard."""
        self.again = True
        self._wake()

    def end(self) -> None:
        """She may not be told any more, and is told that."""
        self.over = True
        self._wake()

    def drop(self) -> None:
        """We cannot go on; her browser will come back by itself."""
        self.dropped = True
        self._wake()

    def breathe(self) -> None:
        """Nothing was said for a while: what stands between would close the line."""
        self.silent = True
        self._wake()

    def places(self, around: frozenset[UUID]) -> None:
        """What may concern her now. A place that is new to her may hold what she was never told."""
        if around == self.around:
            return
        if around - (self.around or around):
            self.read_again()
        self.around = around

    def take(self) -> tuple[bool, list[UUID]]:
        """Whether to read everything again, else which threads; nothing is left waiting."""
        again, threads = self.again, list(self.waiting)
        self.again, self.silent, self.waiting = False, False, NOTHING
        return again, [] if again else threads

    @property
    def has_news(self) -> bool:
        return bool(self.again or self.over or self.dropped or self.silent or self.waiting)

    def _wake(self) -> None:
        if self.woken:
            self.woken(self)
