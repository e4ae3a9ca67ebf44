"""All the words of the glossary: one by its address, those of a letter, those that somebody looks for."""

import unicodedata
from functools import cache
from itertools import groupby

from backend.falc.words.tables import Term, usual_tables

MOST = 30


def plain(text: str) -> str:
    """Small letters without accents: as people type, and as they look in a dictionary."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return " ".join("".join(sign for sign in spread if not unicodedata.combining(sign)).split())


@cache
def by_id() -> dict[str, Term]:
    return {term.id: term for term in usual_tables().terms}


@cache
def by_letter() -> dict[str, tuple[Term, ...]]:
    """In the order of a dictionary."""
    ordered = sorted(usual_tables().terms, key=lambda term: plain(term.term))
    return {letter: tuple(terms) for letter, terms in groupby(ordered, key=lambda term: plain(term.term)[0])}


def looked_for(words: str) -> list[Term]:
    """The terms of which a name begins so, then those of which one holds it."""
    asked = plain(words)
    if not asked:
        return []
    near = [(rank, plain(term.term), term.id) for term in by_id().values() if (rank := _rank(term, asked)) < FAR]
    return [by_id()[told] for _, _, told in sorted(near)[:MOST]]


FAR = 3


def _rank(term: Term, asked: str) -> int:
    """0: this very name; 1: begins so; 2: a word inside begins so."""
    names = [plain(name) for name in (term.term, *term.variants)]
    if asked in names:
        return 0
    if any(name.startswith(asked) for name in names):
        return 1
    return 2 if any(f" {asked}" in f" {name}".replace("'", " ") for name in names) else FAR
