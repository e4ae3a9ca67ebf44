"""What crosses the wire, and the rows that reads return."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.appointments.rules import Words

Line = Annotated[str, msgspec.Meta(max_length=200)]
Lines = Annotated[str, msgspec.Meta(max_length=1000)]


class Row(msgspec.Struct):
    """An appointment, its words still sealed. `zone` is that of the house."""

    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    house: str
    zone: str
    starts_at: datetime
    was_at: datetime | None
    changed_at: datetime | None
    state: str
    past: bool
    words: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class Next(msgspec.Struct):
    """The next one, as a clock of its house shows it."""

    at: datetime | None
    zone: str | None
    state: str | None
    moved: bool | None


class Kept(msgspec.Struct):
    """It is kept from `whom`, or from whoever acts for the person; `name` when she still does."""

    id: UUID
    kind: str
    whom: UUID | None
    name: str | None
    made_at: datetime
    mention: bytes | None
    key_id: UUID | None
    kek_id: str | None
    wrapped: bytes | None


class Planner(msgspec.Struct):
    """Somebody who acts for the minor of a dossier, if anybody does; `plans`: whoever looks plans there."""

    plans: bool
    minor: bool
    person: UUID | None
    name: str | None
    relation: str | None


class Named(msgspec.Struct):
    name: str


class Planning(msgspec.Struct, kw_only=True):
    """What a professional writes; the day and the hour are as she typed them."""

    kind: Literal["docteur", "soin", "examen", "hopital", "reunion", "demarche", "sortie", "autre"] = msgspec.field(
        name="quoi"
    )
    day: Annotated[str, msgspec.Meta(max_length=20)] = msgspec.field(name="jour")
    hour: Annotated[str, msgspec.Meta(max_length=20)] = msgspec.field(name="heure")
    where: Line = msgspec.field(name="lieu")
    who: Line = msgspec.field(name="avec", default="")
    about: Lines = msgspec.field(name="mots", default="")
    bring: Lines = msgspec.field(name="apporter", default="")
    key: UUID

    @property
    def words(self) -> Words:
        return Words(self.kind, self.where, self.who, self.about, self.bring)


class Keeping(msgspec.Struct):
    """From whom she keeps it."""

    whom: Annotated[str, msgspec.Meta(max_length=36)] = msgspec.field(name="qui")
    key: UUID


class Pressed(msgspec.Struct):
    """A button and nothing else."""

    key: UUID


class Opposing(msgspec.Struct):
    """What a professional writes of a minor's opposition."""

    whom: Annotated[str, msgspec.Meta(max_length=36)] = msgspec.field(name="qui")
    convinced: Literal["on"] = msgspec.field(name="convaincre")
    mention: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)] = msgspec.field(name="mention")
    key: UUID


class Lifting(msgspec.Struct):
    """The minor asked for it himself."""

    asked: Literal["on"] = msgspec.field(name="lui-meme")
    kept: UUID = msgspec.field(name="garde")
    key: UUID
