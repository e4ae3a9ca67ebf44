"""What is typed at the desk of cards."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec

NONE = "aucune"


class Pressed(msgspec.Struct, frozen=True):
    """A button and nothing else."""

    key: UUID


class Give(msgspec.Struct, frozen=True):
    """Which document was looked at: its kind and nothing of it. `tout`: she can come in no more, all is cut."""

    key: UUID
    piece: Literal["cni", "passeport", "titre", "vitale", "permis", "aucune"]
    everything: bool = msgspec.field(name="tout", default=False)

    @property
    def kind(self) -> str | None:
        return None if self.piece == NONE else self.piece


Digits = Annotated[str, msgspec.Meta(max_length=40)]


class Choose(msgspec.Struct, frozen=True):
    """What she alone knows, twice."""

    key: UUID
    first: Digits = msgspec.field(name="personnel")
    again: Digits = msgspec.field(name="encore")

    def __repr__(self) -> str:
        return "Choose()"
