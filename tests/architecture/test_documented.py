"""The documents say what is: settings, dependencies, French words and links, compared with the code."""

import json
import re
import tomllib
from typing import Any, get_args

import msgspec
import pytest

from backend.paths import ROOT
from backend.settings import Settings
from tests.architecture.tree import sources, text, tracked

pytestmark = pytest.mark.architecture

PAGES = [name for name in tracked() if name.endswith(".md")]
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]*) \|", re.MULTILINE)
BOLD = re.compile(r"^\|.*?\|", re.MULTILINE)
# Taken by `make pictures`, and looked for once the folder is there.
PICTURES = "docs/pictures"
# Words of programs, or names that English keeps.
NOT_FRENCH = {
    "api", "openapi.json", "token", "health", "metrics", "sw.js", "manifest.webmanifest", ".well-known", "jwks.json",
    "prosanteconnect",
}  # fmt: skip


def test_every_setting_is_documented_and_nothing_else():
    told = dict(ROW.findall(text("docs/settings.md")))
    assert set(told) == {field.encode_name for field in msgspec.structs.fields(Settings)}


def test_a_plain_default_is_the_one_that_is_written():
    told = {name: default.strip().strip("`") for name, default in ROW.findall(text("docs/settings.md"))}
    for field in msgspec.structs.fields(Settings):
        if isinstance(field.default, bool | int) or (field.default and get_args(field.type)):
            assert told[field.encode_name] == str(field.default).lower(), field.encode_name


def test_every_part_of_the_code_is_named_on_the_page_of_architecture():
    page = text("docs/architecture.md")
    parts = {name.split("/")[1] for name in sources("__init__.py", under="backend/") if name.count("/") > 1}
    assert sorted(part for part in parts if not re.search(rf"\b{part}\b", page)) == []


def packages():
    project: dict[str, Any] = tomllib.loads(text("pyproject.toml"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    npm = json.loads(text("package.json"))
    python = {re.split(r"[\[<>=~ ]", line)[0] for group in groups for line in group}
    return python | set(npm["dependencies"]) | set(npm["devDependencies"])


def test_every_dependency_has_its_reason_and_no_other_is_named():
    assert {name for name, _ in ROW.findall(text("docs/decisions/0010-dependencies.md"))} == packages()


# How a package is imported, when not by its own name.
IMPORTED = {"pyyaml": "yaml", "pillow": "PIL", "prometheus-client": "prometheus_client"}


def test_what_serves_people_is_used():
    """A package of production that nothing imports is health data's neighbour for nothing."""
    code = "\n".join(text(name) for name in sources(".py", under="backend/"))
    wanted = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    names = {re.split(r"[\[<>=~ ]", line)[0] for line in wanted}
    used = {
        name for name in names if re.search(rf"^\s*(?:from|import) {IMPORTED.get(name, name)}\b", code, re.MULTILINE)
    }
    assert names - used == set()


def entries():
    """Each word of the glossary, as it is written and as it is typed in code."""
    first_cells = BOLD.findall(text("docs/glossary.md"))
    return {
        word.casefold()
        for cell in first_cells
        for word in re.findall(r"\*\*([^*]+)\*\*|`([^`]+)`", cell)
        for word in word
        if word
    }


TRADE = {
    "aidant", "dossier", "dui", "esms", "usager", "falc", "finess", "foyer", "ins", "mandat", "matricule", "mssanté",
    "dlu", "dmp", "mdph", "rpps", "franceconnect", "pro santé connect", "infirmière", "éducateur",
}  # fmt: skip


def test_the_words_of_the_trade_are_explained():
    assert TRADE - entries() == set()


def test_the_french_words_of_addresses_are_explained():
    paths = re.findall(r"^[A-Z]+\s+(\S+)", text("tests/architecture/routes.txt"), re.MULTILINE)
    parts = {part for path in paths for part in path.split("/") if part and not part.startswith("{")}
    assert parts - NOT_FRENCH - entries() == set()


def test_every_word_of_the_glossary_is_used():
    kinds = (".py", ".html", ".po", ".yaml", ".sql", ".mjs", ".js", ".md", ".txt")
    names = [
        n
        for n in tracked()
        if n.endswith(kinds) and n not in ("docs/glossary.md", "tests/architecture/test_documented.py")
    ]
    everything = "\n".join(text(name) for name in names).casefold()
    unused = {word for word in entries() if not re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", everything)}
    assert unused == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text(page)):
        taken = (ROOT / PICTURES).exists() or not target.startswith(PICTURES)
        if taken and not re.match(r"https?:|mailto:", target):
            assert (ROOT / page).parent.joinpath(target).exists(), target


def test_a_document_that_the_code_names_exists():
    names = {
        (name, cited)
        for name in sources(".py", ".sql", ".mjs", ".js", ".css", ".html")
        for cited in re.findall(r"docs/[\w./-]*\w", text(name))
    }
    missing = {(name, cited) for name, cited in names if cited != PICTURES and not list(ROOT.glob(f"{cited}*"))}
    assert missing == set()
