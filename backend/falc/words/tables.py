"""What we wrote about words: hard ones with easy ones, sigles with their words, terms with a definition."""

from functools import cache, cached_property
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from backend.falc.words.phrases import Phrases
from backend.paths import FALC_CONTENT

Row = TypeVar("Row")


class Hard(msgspec.Struct, frozen=True):
    word: str
    simple: tuple[str, ...]


class Sigle(msgspec.Struct, frozen=True):
    sigle: str
    full: str
    simple: str = ""


class Term(msgspec.Struct, frozen=True):
    """`state`: « relu » by people who read easy French, and never by us alone."""

    id: str
    term: str
    definition: tuple[str, ...]
    variants: tuple[str, ...] = ()
    example: str = ""
    pictogram: str = ""
    source: str = ""
    state: Literal["pas encore relu", "relu"] = "pas encore relu"


class Tables(msgspec.Struct, frozen=True, dict=True):
    hard: tuple[Hard, ...] = ()
    sigles: tuple[Sigle, ...] = ()
    terms: tuple[Term, ...] = ()

    @cached_property
    def hard_phrases(self) -> Phrases[Hard]:
        return Phrases({one.word: one for one in self.hard}, inflected=True)

    @cached_property
    def term_phrases(self) -> Phrases[Term]:
        return Phrases({word: one for one in self.terms for word in (one.term, *one.variants)}, inflected=True)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every way to write a term."""
        return frozenset(word for one in self.terms for word in (one.term, *one.variants))

    @cached_property
    def by_sigle(self) -> dict[str, Sigle]:
        return {one.sigle: one for one in self.sigles}


def load(folder: Path) -> Tables:
    """The tables of a folder; one that is not there is empty."""
    return Tables(
        _rows(folder / "hard_words.yaml", list[Hard]),
        _rows(folder / "sigles.yaml", list[Sigle]),
        tuple(term for path in _glossaries(folder) for term in _rows(path, list[Term])),
    )


def _glossaries(folder: Path) -> list[Path]:
    """One file, or a folder with a file for each theme."""
    return [folder / "glossary.yaml", *sorted((folder / "glossary").glob("*.yaml"))]


def _rows(path: Path, shape: type[list[Row]]) -> tuple[Row, ...]:
    return tuple(msgspec.yaml.decode(path.read_bytes(), type=shape)) if path.exists() else ()


@cache
def usual_tables() -> Tables:
    return load(FALC_CONTENT)
