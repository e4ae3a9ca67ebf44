"""Every guard of the rules that no world explains: turned, one of its questions is answered otherwise."""

import pytest

from tests.mutants.mutating import mutants
from tests.mutants.questions import ASKED
from tests.mutants.test_guards import reasons

pytestmark = [pytest.mark.architecture, pytest.mark.long]


def alive(module, ask):
    """The turned rules that answer as before: an error is another answer."""
    said = ask()
    for function, mutant in mutants(module):
        was, function.__code__ = function.__code__, mutant.code
        try:
            same = ask() == said
        except Exception:  # noqa: BLE001
            same = False
        finally:
            function.__code__ = was
        if same:
            yield mutant.module, mutant.function, mutant.what


@pytest.mark.attack("N14")
@pytest.mark.parametrize("module", ASKED, ids=lambda one: one.__name__.removeprefix("backend."))
def test_every_guard_turned_is_answered_otherwise(module):
    known = {one for one in reasons() if one[0] == module.__name__}
    assert sorted(alive(module, ASKED[module])) == sorted(known)
