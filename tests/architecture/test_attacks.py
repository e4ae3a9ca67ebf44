"""tests/attacks.csv is true: what is said to pass is proved by a test, what is said to wait really waits."""

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from types import SimpleNamespace

import pytest

from backend.paths import ROOT
from tests.architecture.attack_features import FEATURES, arrived
from tests.architecture.attack_marks import proves

pytestmark = pytest.mark.architecture
# How many cases each group of the list has, from A to P.
GROUPS = dict(zip("ABCDEFGHIJKLMNOP", (20, 24, 12, 22, 19, 22, 9, 26, 10, 14, 14, 22, 17, 14, 14, 6), strict=True))
IDS = [f"{group}{number:02}" for group, last in GROUPS.items() for number in range(1, last + 1)]


@pytest.fixture(scope="module")
def cases():
    with (ROOT / "tests/attacks.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def proofs(tmp_path_factory):
    """Case → tests that carry its mark, as pytest collects them: a comment or a dead file proves nothing."""
    told = tmp_path_factory.mktemp("attacks") / "marks.json"
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "tests.architecture.attack_marks"]
    command += ["-p", "no:cacheprovider", "-p", "no:xdist", "tests"]
    quiet = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=ROOT, env=quiet | {"ATTACK_MARKS": str(told)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return json.loads(told.read_text())


def test_every_case_is_there_once_and_in_order(cases):
    assert len(IDS) == 265
    assert [case["id"] for case in cases] == IDS


def test_every_case_says_where_it_stands(cases):
    assert set(Counter(case["state"] for case in cases)) <= {"passes", "not yet", "reasoned"}
    for case in cases:
        waits = case["state"] == "not yet"
        assert case["case"], case["id"]
        assert (case["feature"] in FEATURES) if waits else not case["feature"], case["id"]
        assert case["reason"] or case["state"] != "reasoned", case["id"]


def test_every_feature_that_is_waited_for_is_waited_for(cases):
    assert {case["feature"] for case in cases if case["feature"]} == set(FEATURES)
    assert all(re.compile(sign) for sign in FEATURES.values())


def test_what_passes_is_proved_by_a_test(cases, proofs):
    assert [case["id"] for case in cases if case["state"] == "passes" and case["id"] not in proofs] == []


def test_no_test_proves_a_case_that_is_not_listed(proofs):
    assert {name: tests for name, tests in proofs.items() if name not in IDS} == {}


def test_what_waits_for_a_feature_no_longer_waits_once_it_is_there(cases):
    here = arrived()
    assert {case["id"]: case["feature"] for case in cases if case["feature"] in here} == {}


@pytest.mark.parametrize(("mark", "proof"), [("skip", False), ("xfail", False), ("slow", True)])
def test_a_test_that_is_not_run_or_may_fail_proves_nothing(mark, proof):
    marked = SimpleNamespace(get_closest_marker=lambda name: name == mark)
    assert proves(marked) == proof
