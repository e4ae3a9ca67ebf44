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


def modules(domain):
    return {path.stem for path in (ROOT / "backend" / domain).glob("*.py")}


@pytest.mark.parametrize("domain", OTHERS)
def test_a_domain_holds_the_usual_files_and_those_it_explains(domain):
    assert modules(domain) - USUAL == set(OTHERS[domain])


def test_every_domain_is_named_here():
    """What has tables of its own is a domain."""
    with_tables = {path.parent.name for path in (ROOT / "backend").glob("*/models.py")}
    assert with_tables == set(OTHERS)


def test_nothing_is_called_by_a_word_that_says_nothing():
    empty = {"utils", "helpers", "common", "misc", "manager", "base_service", "tools"}
    names = {part.removesuffix(".py") for name in sources(".py", under="backend/") for part in name.split("/")}
    assert names & empty == set()


def test_a_package_says_what_it_is_and_nothing_else():
    for name in sources("__init__.py", under="backend/"):
        body = ast.parse(text(name)).body
        assert len(body) == 1, name
        assert ast.get_docstring(ast.parse(text(name))), name


def test_every_module_says_what_it_promises():
    silent = [name for name in sources(".py", under="backend/") if not ast.get_docstring(ast.parse(text(name)))]
    assert silent == []
