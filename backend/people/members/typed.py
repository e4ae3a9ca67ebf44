"""What the forms of who works in a house say."""

from typing import Annotated
from uuid import UUID

import msgspec

from backend.kit.forms import OF_SOMEBODY

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80, extra=OF_SOMEBODY)]


class Pressed(msgspec.Struct, frozen=True):
    key: UUID


class Adding(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who will work there: `shown` is what people call her, the number is her RPPS number."""

    key: UUID
    given: Name = msgspec.field(name="prenom")
    family: Name = msgspec.field(name="nom")
    shown: Name = msgspec.field(name="affiche")
    role: UUID
    number: Annotated[str, msgspec.Meta(max_length=40)] = msgspec.field(name="numero", default="")
    since: str = msgspec.field(name="debut", default="")
    until: str = msgspec.field(name="fin", default="")


class Changing(msgspec.Struct, frozen=True):
    key: UUID
    shown: Name = msgspec.field(name="affiche")


class NewRole(msgspec.Struct, frozen=True):
    key: UUID
    role: UUID


class NamingRole(msgspec.Struct, frozen=True):
    key: UUID
    name: Name = msgspec.field(name="nom")


class Ending(msgspec.Struct, frozen=True):
    """At once, or after a last day; neither: without an end."""

    key: UUID
    now: bool = msgspec.field(name="maintenant", default=False)
    until: str = msgspec.field(name="fin", default="")


class NamingService(msgspec.Struct, frozen=True):
    key: UUID
    name: Name = msgspec.field(name="nom")


class NamingTeam(msgspec.Struct, frozen=True):
    """`service` is empty for none."""

    key: UUID
    name: Name = msgspec.field(name="nom")
    service: UUID | None = msgspec.field(name="service", default=None)
    answers: bool = msgspec.field(name="repond", default=False)
