"""The parts of the demo: started in order, started again when one dies, stopped together."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Protocol

from rich.console import Console

from backend.demo.refusals import NotReady

GLANCE = 0.25
MOST, WITHIN = 5, 60.0
"""Falls of one part that are forgiven, in how many seconds: beyond, something is wrong that a start cannot mend."""


class Living(Protocol):
    """A started part."""

    @property
    def dead(self) -> bool:
        """Whether it ended by itself."""

    def ask(self) -> None:
        """Tell it to stop, and do not wait."""

    def stop(self) -> None:
        """Stop it, and return when it is gone."""

    def last_words(self) -> str:
        """The end of its log."""


class Parts:
    """Whoever starts them from the main thread keeps them: a child dies with the thread that made it."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._known: list[tuple[str, Callable[[], Living], Living]] = []
        self._falls: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MOST))

    def add(self, name: str, start: Callable[[], Living]) -> None:
        self._known.append((name, start, start()))

    def refuse_dead(self) -> None:
        """While everything starts, a part that dies ends it all."""
        for name, _, part in self._known:
            if part.dead:
                raise NotReady(f"{name} :\n{part.last_words()}")

    def look_after(self) -> None:
        """Until Ctrl-C: what falls is started again, unless it falls too often."""
        while True:
            for place, (name, start, part) in enumerate(self._known):
                if part.dead:
                    self._count(name, part)
                    part.stop()
                    self._known[place] = (name, start, start())
            time.sleep(GLANCE)

    def _count(self, name: str, part: Living) -> None:
        now, falls = time.monotonic(), self._falls[name]
        if len(falls) == MOST and now - falls[0] < WITHIN:
            raise NotReady(f"{name} tombe sans cesse :\n{part.last_words()}")
        falls.append(now)
        self.console.print(f"[yellow]↻[/] {name} : arrêt imprévu, relancé.")

    def stop(self) -> None:
        """The last started first; all are told before any is waited for."""
        for _, _, part in reversed(self._known):
            part.ask()
        while self._known:
            self._known.pop()[2].stop()
