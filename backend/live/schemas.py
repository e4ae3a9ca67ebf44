"""What was heard, and what is told: ids and numbers."""

from datetime import datetime
from uuid import UUID

import msgspec


class Heard(msgspec.Struct, frozen=True):
    """A thread goes up to message `number` now, or is no more (0): whose dossier, and which team it was written to.

    Of a confidential thread: which person, and to which member of the house alone.
    """

    thread: UUID
    dossier: UUID
    team: UUID
    number: int

    @classmethod
    def of(cls, payload: str) -> "Heard":
        """Raises ValueError: whoever can connect to the database can notify anything."""
        thread, dossier, team, number = payload.split(" ")
        return cls(UUID(thread), UUID(dossier), UUID(team), int(number))


class Changed(msgspec.Struct):
    """A thread in sight, as far as it has come."""

    thread: UUID
    number: int
    at: datetime


class Alive(msgspec.Struct):
    """The stream at `place` of the question may go on; of whose messages she would be told now."""

    place: int
    around: list[UUID]
