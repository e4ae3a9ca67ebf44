"""What the contracts of import-linter say of `service.py` holds for the files it was split into, at any depth; and each
package has its layer, or nothing is said of it."""

import ast
import re
import tomllib

import pytest

from backend.paths import ROOT
from tests.architecture.parts import OTHERS
from tests.architecture.tree import sources, text

pytestmark = pytest.mark.architecture

INNER = {"models", "rules", "queries", "service"}
WEB = {"litestar", "jinja2", "httpx", "httpx2", "aiosmtplib"}
# A part of a service that must, and why.
SPEAKS = {
    "backend/identity/arriving.py",  # whoever was proved comes in: her cookies are the act
    "backend/identity/devices.py",  # whose device it is stands in a cookie
    "backend/notifications/relay.py",  # the one call to the relay
}
# Rules ask nobody: no database, no clock. Tables of ours (`law.yaml`) they may read.
ASKS = re.compile(r"(?:asyncpg|sqlalchemy|obstore|backend\.db|backend\.kit\.clock|time)(?:\.|$)")
MOMENT = {"now", "today", "utcnow", "open"}


def imported(words):
    for node in ast.walk(ast.parse(words)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called(words):
    functions = (node.func for node in ast.walk(ast.parse(words)) if isinstance(node, ast.Call))
    return {getattr(one, "attr", getattr(one, "id", "")) for one in functions}


def part_of(name):
    """« service », of `service.py` and of each file that is said to be a part of it."""
    _, domain, *_, file = name.split("/")
    stem = file.removesuffix(".py")
    return stem if stem in INNER else OTHERS.get(domain, {}).get(stem, "").partition(":")[0]


def knows_the_web(words):
    return bool({module.partition(".")[0] for module in imported(words)} & WEB)


def asks_somebody(words):
    return any(ASKS.match(module) for module in imported(words)) or bool(called(words) & MOMENT)


def inner(*parts):
    names = (name for name in sources(".py", under="backend/") if name.count("/") > 1)
    return [name for name in names if part_of(name) in parts]


def test_no_part_of_a_service_knows_the_web():
    assert len(inner(*INNER)) > 150
    assert {name for name in inner(*INNER) if knows_the_web(text(name))} == SPEAKS


def test_rules_ask_nothing():
    names = [name for name in inner("rules") if name.endswith("/rules.py")]
    assert len(names) > 10
    assert [name for name in names if asks_somebody(text(name))] == []


def test_every_package_has_its_layer():
    lines = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    packages = {path.parent.name for path in (ROOT / "backend").glob("*/__init__.py")}
    assert packages - set(re.findall(r"backend\.(\w+)", " ".join(lines))) == set()


@pytest.mark.parametrize("words", ["import httpx2", "from litestar import get", "def f():\n import jinja2"])
def test_a_service_that_knows_the_web_is_seen(words):
    assert knows_the_web(words)
    assert part_of("backend/people/members/service.py") == part_of("backend/messaging/posting.py") == "service"


@pytest.mark.parametrize(
    "words", ["import asyncpg", "from backend.db import unit", "from backend.kit.clock import now", "datetime.now(UTC)",
              "date.today()", "open('x')", "import time", "from backend.kit import clock"],
)  # fmt: skip
def test_a_rule_that_asks_is_seen(words):
    assert asks_somebody(words)
    assert not asks_somebody("from datetime import timedelta\nfrom backend.people.rules import x\nimport ossature")
