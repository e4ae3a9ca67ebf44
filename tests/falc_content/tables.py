"""What was written about words, as the tests read it: an unknown field is refused."""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from backend.paths import FALC_CONTENT


class Hard(Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    simple: tuple[str, ...]


class Sigle(Struct, frozen=True, forbid_unknown_fields=True):
    sigle: str
    full: str
    simple: str


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    term: str
    variants: tuple[str, ...]
    definition: tuple[str, ...]
    example: str
    pictogram: str
    source: str
    state: Literal["pas encore relu", "relu"] = "pas encore relu"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name.casefold() for name in (self.term, *self.variants))


HARD = msgspec.yaml.decode((FALC_CONTENT / "hard_words.yaml").read_bytes(), type=list[Hard])
SIGLES = msgspec.yaml.decode((FALC_CONTENT / "sigles.yaml").read_bytes(), type=list[Sigle])
THEMES = {
    path.stem: msgspec.yaml.decode(path.read_bytes(), type=list[Term])
    for path in sorted((FALC_CONTENT / "glossary").glob("*.yaml"))
}
TERMS = [term for theme in THEMES.values() for term in theme]
PICTURES = msgspec.yaml.decode((FALC_CONTENT / "pictograms.yaml").read_bytes(), type=dict[str, dict[str, Any]])
