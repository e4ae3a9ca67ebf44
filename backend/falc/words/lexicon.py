"""How often a word is said in films (Lexique 3.83): what people say every day, they read with ease."""

import lzma
from functools import cache, lru_cache
from pathlib import Path

from simplemma import lemmatize

HERE = Path(__file__).parent
PER_MILLION = 100
ENDINGS = ("s", "e", "es", "x")
LONGEST = 40


@cache
def films() -> dict[str, int]:
    """Occurrences of each lemma in a hundred million words."""
    with lzma.open(HERE / "lexique_films.tsv.xz", "rt", encoding="utf-8") as rows:
        return {lemma: int(number) for lemma, _, number in (row.partition("\t") for row in rows)}


@cache
def participles() -> frozenset[str]:
    with lzma.open(HERE / "lexique_participes.txt.xz", "rt", encoding="utf-8") as rows:
        return frozenset(row.rstrip("\n") for row in rows)


@lru_cache(20_000)
def lemma(norm: str) -> str:
    """The dictionary form: « yeux » → « œil ». A word nobody knows is its own."""
    if len(norm) > LONGEST:
        return norm
    if norm.startswith("oe"):  # typed without its ligature
        norm = f"œ{norm[2:]}"
    return lemmatize(norm, "fr").lower()


def _spelt(word: str) -> str:
    """As Lexique writes it: « oeil »."""
    return word.replace("œ", "oe") if "œ" in word else word


@lru_cache(20_000)
def frequency(norm: str) -> float:
    """Occurrences per million words; 0 for a word that no film says. Of a compound, that of its rarest word."""
    known = films()
    found = max(known.get(_spelt(norm), 0), known.get(_spelt(lemma(norm)), 0))
    if not found:
        found = max(known.get(norm.removesuffix(ending), 0) for ending in ENDINGS)
    if not found and "-" in norm:
        return min((frequency(part) for part in norm.split("-") if part), default=0)
    return found / PER_MILLION
