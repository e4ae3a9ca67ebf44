"""A change that would lose a number, a date, a name or a negation is not made, whatever rule asks for it."""

import pytest

from backend.falc import checking
from backend.falc.facts import kept
from backend.falc.findings import replaced
from backend.falc.fixing import fix
from backend.falc.rule import Rule

LOST = [
    ("Il a 12 ans.", "Il a 13 ans."),
    ("Venez le 3 mars.", "Venez le 3 mai."),
    ("Il a deux chats.", "Il a 3 chats."),
    ("Il voit Paul.", "Il voit un ami."),
    ("Il ne vient pas.", "Il vient."),
    ("Il part sans lui.", "Il part avec lui."),
    ("Louis XIV dort.", "Louis 15 dort."),
]


@pytest.mark.parametrize(("before", "after"), LOST)
def test_a_change_that_loses_something_is_refused(before, after):
    assert not kept(before, after)
    assert kept(before, before)


SAME = [
    ("Il vient à 14h30.", "Il vient à 14 heures 30."),
    ("Il a vingt et un ans.", "Il a 21 ans."),
    ("Le XXIe siècle.", "Le 21e siècle."),
    ("Le 12/03/2026.", "Le jeudi 12 mars 2026."),
    ("Appelez le 0123456789.", "Appelez le 01 23 45 67 89."),
    ("ATTENTION, Paul.", "Attention, Paul."),
    ("Le n° 12.", "Le numéro 12."),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_another_way_to_write_the_same_is_kept(before, after):
    assert kept(before, after)


@pytest.mark.parametrize(
    ("lost", "instead"), [("12", "13"), ("Paul", "lui"), ("ne ", ""), ("mars", "mai"), ("pas", "plus")]
)
def test_a_careless_rule_changes_nothing(monkeypatch, lost, instead):
    text = "Demain, Paul ne vient pas le 12 mars."

    def check(reading):
        at = reading.document.text.find(lost)
        if at >= 0:
            yield replaced(at, at + len(lost), instead)

    careless = Rule(id="S99", title="", ref="", severity="error", why="", before="", after="", check=check, fixes=True)
    monkeypatch.setattr(checking, "all_rules", lambda: {"S99": careless})
    assert fix(text).text == text
    assert [one.fixable for one in checking.check(text)] == [True]
