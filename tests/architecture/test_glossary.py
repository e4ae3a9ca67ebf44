"""Every French word that the code uses is explained once, and nothing is explained that nobody uses."""

import re
from collections import Counter

import pytest

from tests.architecture.tree import text, tracked

pytestmark = pytest.mark.architecture

GLOSSARY = "docs/glossary.md"
FIRST_CELL = re.compile(r"^\|.*?\|", re.MULTILINE)
WORD = re.compile(r"\*\*([^*]+)\*\*|`([^`]+)`")
KINDS = (".py", ".html", ".po", ".yaml", ".sql", ".mjs", ".js")
CODE = ("backend/", "pwa/", "locales/", "falc_content/")  # a word that only a document says is no longer used
# Words of programs, or names that English keeps.
NOT_FRENCH = {
    "api", "openapi.json", "token", "health", "metrics", "sw.js", "manifest.webmanifest", ".well-known", "jwks.json",
    "prosanteconnect",
}  # fmt: skip
TRADE = {
    "aidant", "dossier", "dui", "esms", "usager", "falc", "finess", "foyer", "ins", "mandat", "matricule", "mssanté",
    "dlu", "dmp", "mdph", "rpps", "franceconnect", "pro santé connect", "infirmière", "éducateur",
}  # fmt: skip
# What the State calls so, and below, the page about it.
TWO_THINGS = {"insi", "rpps"}


def rows(page):
    """The words of each row, as they are written and as they are typed in code."""
    told = ([bold or typed for bold, typed in WORD.findall(cell)] for cell in FIRST_CELL.findall(page))
    return [[word.casefold() for word in words] for words in told if words]


def entries(page):
    return {word for words in rows(page) for word in words}


def begun_twice(page):
    """A reader finds the first of two rows, and never the second."""
    return {word for word, times in Counter(words[0] for words in rows(page)).items() if times > 1}


def of_addresses(routes):
    paths = re.findall(r"^[A-Z]+\s+(\S+)", routes, re.MULTILINE)
    return {part for path in paths for part in path.split("/") if part and not part.startswith("{")} - NOT_FRENCH


def alone(word):
    """The word first, and then what stands before it: a pattern that begins with letters is found ten times faster."""
    return rf"{word}(?<![^\W_]{word})(?![^\W_])"


def unused(words, everything):
    said = everything.casefold()
    return {word for word in words if not re.search(alone(re.escape(word)), said)}


def test_the_words_of_the_trade_are_explained():
    assert TRADE - entries(text(GLOSSARY)) == set()


def test_the_french_words_of_addresses_are_explained():
    words = of_addresses(text("tests/architecture/routes.txt"))
    assert len(words) > 100
    assert words - entries(text(GLOSSARY)) == set()


def test_every_word_of_the_glossary_is_used():
    code = "\n".join(text(name) for name in tracked() if name.startswith(CODE) and name.endswith(KINDS))
    assert unused(entries(text(GLOSSARY)), code) == set()


def test_no_two_rows_begin_alike():
    assert begun_twice(text(GLOSSARY)) == TWO_THINGS


PAGE = "| word | what |\n|---|---|\n| **accès** (`acces`) | `who` |\n| `Acces`, **lire** | x |\n| **accès** | y |\n"


def test_a_word_that_is_missing_twice_or_for_nothing_is_seen():
    assert entries(PAGE) == {"accès", "acces", "lire"}
    assert begun_twice(PAGE) == {"accès"}
    assert of_addresses("GET /lire/{id:uuid}/acces guard\nPOST /api/token guard\n") == {"lire", "acces"}
    assert unused(entries(PAGE), "relire l_acces, Accès") == {"lire"}
