"""What a desk reads of somebody for whom it vouches, and what its forms say."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, field

Seen = Literal["cni", "passeport", "titre", "vitale", "permis"]


class Looking(msgspec.Struct, frozen=True):
    key: UUID
    number: Annotated[str, Meta(max_length=40)] = field(name="numero")


class Seeing(msgspec.Struct, frozen=True):
    """« Elle est devant moi », with the kind of document."""

    key: UUID
    document: Seen = field(name="piece")
    there: bool = field(name="devant", default=False)


class Confirming(msgspec.Struct, frozen=True):
    """« Elle est devant moi », of the second."""

    key: UUID
    there: bool = field(name="devant", default=False)


class AtDesk(msgspec.Struct):
    """One that this desk may see. `state`: asked, seen, done, over. `mine`: the actor saw her."""

    given_name: str
    family_name: str
    birthdate: str
    act: str
    state: str
    seen: str
    seen_by: str
    confirmed_by: str
    mine: bool
