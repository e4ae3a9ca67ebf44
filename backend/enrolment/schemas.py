"""What is typed, at the desk of enrolment and by the person."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, field

from backend.kit.forms import OF_SOMEBODY

Name = Annotated[str, Meta(max_length=100, extra=OF_SOMEBODY)]
Short = Annotated[str, Meta(max_length=30)]
Sex = Literal["F", "M"]
Seen = Literal["cni", "passeport", "titre", "vitale", "permis", "aucune"]


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """First screen, and the correction of a dossier: seven fields."""

    key: UUID
    birth_name: Name = field(name="naissance")
    given_names: Name = field(name="prenoms")
    used_name: Name = field(name="usage", default="")
    used_given_name: Name = field(name="prenom", default="")
    birthdate: Short = field(name="ne_le")
    sex: Sex = field(name="sexe")
    birthplace: Short = field(name="ne_a")

    def __repr__(self) -> str:
        return "Who()"


class Newcomer(Who, frozen=True, kw_only=True):
    """Both screens: the second has the teams (`equipe-<id>`), the day and two fields more."""

    since: Short = field(name="depuis")
    matricule: Short = ""
    seen: Seen = field(name="piece")

    def __repr__(self) -> str:
        return "Newcomer()"


class Pressed(msgspec.Struct, frozen=True):
    """A button and nothing else."""

    key: UUID


class Followed(msgspec.Struct, frozen=True):
    """Why she does not enrol, and when to ask again: a day, or none."""

    key: UUID
    wish: Literal["refuses", "never", "rien"] = field(name="souhait")
    ask_on: Short = field(name="relance", default="")


class WithHer(msgspec.Struct, frozen=True):
    """Why one is sure that it is she, and how she was told on another channel."""

    key: UUID
    evidence: Annotated[str, Meta(max_length=1000)] = field(name="preuve")
    channel: Literal["letter", "call"] = field(name="canal")
    told_on: Short = field(name="quand")

    def __repr__(self) -> str:
        return "WithHer()"


class Decided(msgspec.Struct, frozen=True):
    """Yes or no, about one claim."""

    key: UUID
    claim: UUID = field(name="demande")
    answer: Literal["oui", "non"] = field(name="reponse")


class Typed(msgspec.Struct, frozen=True):
    """The code of her letter."""

    key: UUID
    code: Annotated[str, Meta(max_length=40)]

    def __repr__(self) -> str:
        return "Typed()"
