"""Each rule finds its cases, exactly there, and leaves the others alone."""

import pytest

from backend.falc.checking import asked, reading
from backend.falc.findings import SEVERITIES
from backend.falc.fixing import fix
from backend.falc.registry import all_rules
from tests.falc.cases import BECOMES, NEAR, TABLES, cases, every, marked, written


def found(rule, text):
    return sorted(asked(all_rules()[rule], reading(text, tables=TABLES)), key=lambda one: one.start)


@pytest.mark.parametrize(("rule", "case"), every("positive"))
def test_it_is_found_exactly_there(rule, case):
    text, places = marked(case)
    assert [text[one.start : one.end] for one in found(rule, text)] == [text[start:end] for start, end, _ in places]
    for one, (start, end, instead) in zip(found(rule, text), places, strict=True):
        assert (one.start, one.end) == (start, end)
        if instead:
            assert one.replacements == instead


@pytest.mark.parametrize(("rule", "case"), every("negative"))
def test_it_is_left_alone(rule, case):
    text = written(case)
    assert [text[one.start : one.end] for one in found(rule, text)] == []


@pytest.mark.parametrize(("rule", "case"), every("fixed"))
def test_the_machine_writes_it(rule, case):
    before, _, after = case.partition(BECOMES)
    assert fix(written(before), only={rule}, tables=TABLES).text == written(after)


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_a_rule_shows_what_it_promises(rule):
    declared = all_rules()[rule]
    assert found(rule, declared.before), "its own example shows nothing"
    assert not found(rule, declared.after), "its own example is still hard"
    assert declared.severity in SEVERITIES
    assert declared.ref
    assert declared.title.endswith(".")
    assert declared.why.endswith((".", "»"))
    assert declared.fixes == any(
        one.edits for case in cases()[rule].lines("positive") for one in found(rule, marked(case)[0])
    )


@pytest.mark.parametrize("rule", sorted(cases()))
def test_a_rule_has_its_cases(rule):
    """Deleting a rule makes at least fifteen tests fail."""
    held = cases()[rule]
    assert rule in all_rules()
    assert len(set(held.lines("positive"))) >= 15
    assert len(set(held.lines("negative"))) >= 15
    assert any(line.startswith(NEAR) for line in held.lines("negative"))
    assert not all_rules()[rule].fixes or held.fixed


def test_there_are_rules_enough():
    assert all_rules().keys() == cases().keys()
    assert len(all_rules()) >= 45
    assert sum(rule.fixes for rule in all_rules().values()) >= 12
