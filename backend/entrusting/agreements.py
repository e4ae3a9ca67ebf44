"""The words that people agreed to, kept by version: of a delegation, which were read, and that they are these.

A delegation keeps its squares, the version and the SHA-256 of its words. The words themselves are found again from the
sentences of that version, in the language in which they were read, as long as this folder is kept.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import msgspec
from babel.dates import format_date
from markupsafe import Markup, escape

from backend.delegation.attestations import Attested
from backend.delegation.terms import Terms
from backend.entrusting import words
from backend.entrusting.presenter import squares_of
from backend.entrusting.words import Voice
from backend.kit.texts import AT_HOME, FOYER

# What could not be given yet when the first version was written: it has no words of it.
LATER = frozenset({"entrust.option.deposit", "entrust.option.appointments"})
FOLDER = Path(__file__).with_name("agreed")


class Version(msgspec.Struct, frozen=True):
    """In each language the sentences of a version, by the key of their text; `homes`: what stood for « au foyer »."""

    version: str
    languages: dict[str, dict[str, str]]
    homes: tuple[str, ...] = ()

    def voices(self) -> Iterator[Voice]:
        for language, sentences in self.languages.items():
            yield voice(language, sentences)
            said = (_at(home, sentences) for home in self.homes)
            yield from (voice(language, one) for one in said if one != sentences)


def _at(home: str, sentences: dict[str, str]) -> dict[str, str]:
    return {key: said.replace(FOYER, f"vie {home}") if key in AT_HOME else said for key, said in sentences.items()}


@cache
def versions() -> dict[str, Version]:
    read = (msgspec.yaml.decode(file.read_bytes(), type=Version) for file in sorted(FOLDER.glob("*.yaml")))
    return {one.version: one for one in read}


def voice(language: str, sentences: dict[str, str]) -> Voice:
    """As the screen said them: values escaped, lines broken, since that is what was hashed."""

    def say(key: str, **values: object) -> Markup:
        said = escape(sentences.get(key, "") if key in LATER else sentences[key]).replace("\n", Markup("<br>"))
        return said % values if "%" in said else said

    def day(of: date) -> str:
        return format_date(of, "d MMMM y", locale=language[:2])

    return Voice(say, day)


def found_again(row: Attested) -> tuple[str, ...]:
    """The lines of the words whose SHA-256 is that of the delegation; none when no text of its version has it."""
    for told in versions()[row.version].voices() if row.version in versions() else ():
        for said in _candidates(row, told):
            if hashlib.sha256(said.encode()).digest() == row.proof:
                return tuple(unescape(line) for line in said.replace("<br>", "\n").splitlines())
    return ()


def _candidates(row: Attested, told: Voice) -> Iterator[str]:
    """Houses are named to who has several; who says yes once more reads that it is as before."""
    terms = Terms(squares_of(row.squares), (), row.begins, row.ends_at)
    for houses in ((), tuple(row.houses)):
        yield words.agreed(row.aidant, terms, row.zone, houses, told)
    if row.follows:
        yield words.renewed(row.aidant, words.last_day(row.ends_at, row.zone, told), told)
