"""No rules stand aside: each module of rules is turned, by the worlds or by questions."""

import pytest

from backend.paths import ROOT
from tests.mutants.questions import ASKED
from tests.mutants.test_guards import MODULES

pytestmark = pytest.mark.architecture


@pytest.mark.attack("N14")
def test_every_module_of_rules_is_turned():
    paths = sorted((ROOT / "backend").rglob("rules*.py"))
    named = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths)
    assert sorted(named) == sorted(one.__name__ for one in (*MODULES, *ASKED))
