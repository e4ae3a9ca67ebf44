"""The documents say what is: settings, parts, dependencies and links, compared with the code."""

import json
import re
import tomllib
from collections import Counter
from typing import Any, get_args

import msgspec
import pytest

from backend.paths import ROOT
from backend.settings import Settings
from tests.architecture.tree import sources, text, tracked

pytestmark = pytest.mark.architecture

PAGES = [name for name in tracked() if name.endswith(".md")]
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]*) \|", re.MULTILINE)
# Taken by `make pictures`, and looked for once the folder is there.
PICTURES = "docs/pictures"
# How a package is imported, when not by its own name.
IMPORTED = {"pyyaml": "yaml", "pillow": "PIL", "prometheus-client": "prometheus_client"}


def named(page):
    """What the rows of a table are about, each as often as it is said."""
    return sorted(name for name, _ in ROW.findall(page))


def wrong_defaults(page, fields):
    """A default that can be written is a plain one: yes or no, a number, one of a few words."""
    told = {name: default.strip().strip("`") for name, default in ROW.findall(page)}
    for field in fields:
        plain = isinstance(field.default, bool | int) or (field.default and get_args(field.type))
        if plain and told.get(field.encode_name) != str(field.default).lower():
            yield field.encode_name


def unnamed(parts, page):
    return sorted(part for part in parts if not re.search(rf"\b{part}\b", page))


def packages(lines):
    return {re.split(r"[\[<>=~ ]", line)[0] for line in lines}


def unused(names, code):
    return {n for n in names if not re.search(rf"^\s*(?:from|import) {IMPORTED.get(n, n)}\b", code, re.MULTILINE)}


def lost_links(page, words):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", words):
        taken = (ROOT / PICTURES).exists() or not target.startswith(PICTURES)
        if taken and not re.match(r"https?:|mailto:", target) and not (ROOT / page).parent.joinpath(target).exists():
            yield target


def said_twice(words):
    """Rows of a table: two branches that meet may each bring one."""
    return [row for row, times in Counter(re.findall(r"^\| `.*$", words, re.MULTILINE)).items() if times > 1]


def lost_documents(words):
    cited = set(re.findall(r"docs/[\w./-]*\w", words)) - {PICTURES}
    return {name for name in cited if not list(ROOT.glob(f"{name}*"))}


def test_every_setting_is_documented_and_nothing_else():
    fields = msgspec.structs.fields(Settings)
    assert named(text("docs/settings.md")) == sorted(field.encode_name for field in fields)
    assert list(wrong_defaults(text("docs/settings.md"), fields)) == []


def test_every_part_of_the_code_is_named_on_the_page_of_architecture():
    parts = {name.split("/")[1] for name in sources("__init__.py", under="backend/") if name.count("/") > 1}
    assert unnamed(parts, text("docs/architecture.md")) == []


def test_every_dependency_has_its_reason_and_no_other_is_named():
    project: dict[str, Any] = tomllib.loads(text("pyproject.toml"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    npm = json.loads(text("package.json"))
    wanted = packages(line for group in groups for line in group) | {*npm["dependencies"], *npm["devDependencies"]}
    assert named(text("docs/decisions/0010-dependencies.md")) == sorted(wanted)


def test_what_serves_people_is_used():
    """A package of production that nothing imports is health data's neighbour for nothing."""
    code = "\n".join(text(name) for name in sources(".py", under="backend/"))
    assert unused(packages(tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]), code) == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_somewhere(page):
    assert list(lost_links(page, text(page))) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_row_is_said_twice(page):
    assert said_twice(text(page)) == []


def test_a_document_that_the_code_names_exists():
    kinds = (".py", ".sql", ".mjs", ".js", ".css", ".html")
    names = [name for name in sources(*kinds) if name != "tests/architecture/test_documented_faults.py"]
    assert {name: lost for name in names if (lost := lost_documents(text(name)))} == {}
