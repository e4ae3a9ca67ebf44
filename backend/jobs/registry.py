"""Which jobs there are, and what runs them."""

from collections.abc import Awaitable, Callable, Iterator

import msgspec

from backend.jobs.context import Context
from backend.jobs.queue import Envelope

Run = Callable[[Context, Envelope], Awaitable[None]]
ATTEMPTS = 8


class Entrypoint(msgspec.Struct, frozen=True):
    """What runs, and how often it is tried before it is given up, failures and kills alike; `given_up` runs then."""

    name: str
    run: Run
    attempts: int = ATTEMPTS
    given_up: Run | None = None


class Registry:
    """The jobs that this process knows; a job of another name is given up at once."""

    def __init__(self) -> None:
        self._entries: dict[str, Entrypoint] = {}

    def add(self, name: str, run: Run, attempts: int = ATTEMPTS, given_up: Run | None = None) -> None:
        if name in self._entries:
            raise ValueError(f"two jobs are called {name}")
        self._entries[name] = Entrypoint(name, run, attempts, given_up)

    def job(self, name: str, attempts: int = ATTEMPTS) -> Callable[[Run], Run]:
        """Above a function: it runs the jobs of this name."""

        def keep(run: Run) -> Run:
            self.add(name, run, attempts)
            return run

        return keep

    def __iter__(self) -> Iterator[Entrypoint]:
        return iter(self._entries.values())

    def __contains__(self, name: object) -> bool:
        return name in self._entries
