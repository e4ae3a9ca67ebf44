"""The shape of law.yaml."""

from typing import Literal

import msgspec

Answer = Literal["yes", "with", "judge", "no"]


class Cell(msgspec.Struct, frozen=True):
    """`with`: once the person has said yes herself. `judge`: the judge decides, never this service."""

    answer: Answer
    article: str
    confidence: Literal["sure", "likely", "unsure"]


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One actor as the file writes it; a cell is three words, `rest` is that of the acts which are not named."""

    kind: str
    name: str
    scope: Literal["", "goods", "assistance", "representation"] = ""
    ground: Literal["chosen", "measure", "authority"] = "measure"
    relation: str = ""
    closes: bool = False  # whoever this is said of has no access at all, whatever else is said
    rest: str = ""
    administrative: str = ""
    medical: str = ""
    choices: str = ""
    told: str = ""
    write: str = ""
    exercise: str = ""
    deposit: str = ""
    appointments: str = ""
    usual: str = ""
    non_usual: str = ""


class Of(msgspec.Struct, frozen=True):
    kinds: tuple[str, ...]
    scopes: tuple[str, ...]
    acts: tuple[str, ...]


class Question(msgspec.Struct, frozen=True):
    """What a jurist must say before these cells may open."""

    of: Of
    ask: str


class Never(msgspec.Struct, frozen=True):
    acts: tuple[str, ...]
    cell: str


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    groups: dict[str, tuple[str, ...]]
    acts: dict[str, str]
    never: Never
    grounds: dict[str, str]
    articles: dict[str, str]
    actors: tuple[Line, ...]
    questions: tuple[Question, ...]
