"""Every guard of the rules that worlds explain: turned, some world is told otherwise.

The rules as they stand say what PostgreSQL does (tests/architecture/test_policies_are_rules.py): so a turned rule that
says something else in one world is a rule that the policies would contradict.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.appointments import rules as appointments
from backend.delegation import rules as delegation
from backend.documents import rules as documents
from backend.identity import rules as identity
from backend.messaging import rules as messaging
from backend.people import rules as people
from backend.protection import rules_bans as bans
from backend.rights import rules as rights
from tests.architecture.worlds.explained import explained
from tests.architecture.worlds.making import make
from tests.mutants.direct import answers
from tests.mutants.mutating import mutants

pytestmark = [pytest.mark.architecture, pytest.mark.long]
MODULES = (appointments, bans, delegation, documents, identity, messaging, people, rights)
MOMENT, WORLDS = datetime(2026, 3, 2, 8, tzinfo=UTC), 9000
REASONS = Path(__file__).with_name("survivors.csv")


@pytest.fixture(scope="module")
def told():
    """Each world, and what the rules say of it as they stand."""
    worlds = [make(f"mutants/{n}", MOMENT) for n in range(WORLDS)]
    return [(world, explained(world, MOMENT)) for world in worlds]


def killed(told, function, mutant):
    """Some world is told otherwise, or the turned rule does not even answer."""
    asked = answers()
    was, function.__code__ = function.__code__, mutant.code
    try:
        return answers() != asked or any(explained(world, MOMENT) != said for world, said in told)
    except Exception:  # noqa: BLE001
        return True
    finally:
        function.__code__ = was


def reasons():
    with REASONS.open(newline="") as lines:
        return {(line["module"], line["function"], line["what"]): line["reason"] for line in csv.DictReader(lines)}


@pytest.mark.attack("N14")
@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.__name__.split(".")[1])
def test_every_guard_turned_is_seen(told, module):
    known, tried, alive = reasons(), 0, []
    for function, mutant in mutants(module):
        tried += 1
        one = (mutant.module, mutant.function, mutant.what)
        if not killed(told, function, mutant):
            alive.append(one)
    assert tried > 5
    assert [one for one in alive if one not in known] == []
    assert [one for one in known if one[0] == module.__name__ and one not in alive] == [], "no reason is needed"
