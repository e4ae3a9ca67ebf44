"""How the law counts, and that each kind of request has its clock, its words and its ways of appeal."""

from datetime import date

import pytest

from backend.rights.clocks import OPPOSE_DMP, clocks
from backend.rights.rules import due_on, is_late, says_why
from backend.web.catalogues import LANGUAGES, texts


@pytest.mark.parametrize(("asked", "months", "due"), [
    (date(2026, 11, 26), 1, date(2026, 12, 26)),
    (date(2026, 12, 5), 1, date(2027, 1, 5)),
    (date(2027, 1, 31), 1, date(2027, 2, 28)),
    (date(2028, 1, 31), 1, date(2028, 2, 29)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)),
    (date(2026, 12, 31), 12, date(2027, 12, 31)),
])  # fmt: skip
def test_a_month_ends_on_the_same_day_or_on_its_last(asked, months, due):
    assert due_on(asked, months) == due


def test_the_last_day_is_in_time_and_the_next_is_late_while_it_is_open():
    due = date(2026, 12, 26)
    assert [is_late("open", due, day) for day in (due, date(2026, 12, 27))] == [False, True]
    assert not is_late("refused", due, date(2027, 1, 1))


def test_a_no_says_why_and_a_yes_need_not():
    assert says_why("accepted", "")
    assert not says_why("refused", "Non, pas possible.")
    assert says_why("refused", "Vous avez besoin de ce papier.")


def test_the_opposition_is_answered_in_one_month_by_the_rgpd():
    law = clocks()[OPPOSE_DMP]
    assert (
        law.months,
        "L.1111-15" in law.right,
        "article\N{NO-BREAK SPACE}12, paragraphe\N{NO-BREAK SPACE}3" in law.clock,
    ) == (1, True, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_and_each_way_of_appeal_has_its_words(language):
    known = texts(language, falc=False)
    for kind, law in clocks().items():
        assert f"kind.{kind}" in known
        assert law.appeals
        assert [a.slug for a in law.appeals if f"appeal.{a.slug}" not in known] == []
