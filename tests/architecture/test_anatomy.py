"""Every domain has the same anatomy: a reader of one finds her way in all."""

import ast

import pytest

from backend.paths import ROOT
from tests.architecture.parts import OTHERS
from tests.architecture.tree import sources, text

pytestmark = pytest.mark.architecture

USUAL = {
    "__init__", "models", "rules", "schemas", "queries", "service", "api", "pages", "jobs", "errors",
    "views",  # the Structs a page shows, and nothing else
    "presenter",  # from rows to views: formats, never decides
}  # fmt: skip


EMPTY = {"utils", "helpers", "common", "misc", "manager", "base_service", "tools"}


def beyond(folder):
    """The files of a domain that are not the usual ones."""
    return {path.stem for path in folder.glob("*.py")} - USUAL


@pytest.mark.parametrize("domain", OTHERS)
def test_a_domain_holds_the_usual_files_and_those_it_explains(domain):
    assert beyond(ROOT / "backend" / domain) == set(OTHERS[domain])


def test_every_domain_is_named_here():
    """What has tables of its own is a domain."""
    with_tables = {path.parent.name for path in (ROOT / "backend").glob("*/models.py")}
    assert with_tables == set(OTHERS)


def says_nothing(name):
    return bool({part.removesuffix(".py") for part in name.split("/")} & EMPTY)


def is_silent(words):
    return not ast.get_docstring(ast.parse(words))


def holds_code(words):
    """A package is its docstring: what it holds is imported from where it stands."""
    return is_silent(words) or len(ast.parse(words).body) != 1


def test_nothing_is_called_by_a_word_that_says_nothing():
    assert [name for name in sources(".py", under="backend/") if says_nothing(name)] == []


def test_a_package_says_what_it_is_and_nothing_else():
    assert [name for name in sources("__init__.py", under="backend/") if holds_code(text(name))] == []


def test_every_module_says_what_it_promises():
    assert [name for name in sources(".py", under="backend/") if is_silent(text(name))] == []


@pytest.mark.parametrize("word", sorted(EMPTY))
def test_an_empty_word_is_seen(word):
    assert says_nothing(f"backend/people/{word}.py")
    assert says_nothing(f"backend/{word}/rules.py")
    assert not says_nothing(f"backend/people/{word}_of_hers.py")


@pytest.mark.parametrize("words", ["", "import os", "# A comment.", "x = 'A promise.'"])
def test_a_module_that_promises_nothing_is_seen(words):
    assert is_silent(words)
    assert holds_code(words)


def test_a_package_that_does_more_is_seen():
    assert not holds_code("'A promise.'\n# Why.\n")
    assert holds_code("'A promise.'\nimport os")
    assert not is_silent("'A promise.'\nimport os")


def test_a_file_that_nobody_explains_is_seen(tmp_path):
    for name in ("models.py", "rules.py", "more.py", "words.yaml"):
        (tmp_path / name).touch()
    assert beyond(tmp_path) == {"more"}
