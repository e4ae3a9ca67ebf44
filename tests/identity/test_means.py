"""Which means opens what, until when: data with its source, which an operator may only narrow."""

from datetime import date, timedelta

import pytest

from backend.identity.means import MeansClosed, is_open, level_of, means

TODAY = date(2026, 11, 26)


def test_each_means_has_a_level_of_ours_and_says_why():
    assert {slug: one.level for slug, one in means().items()} == {
        "franceconnect": 1, "franceconnect-card": 2, "franceconnect-plus": 3, "passkey": 2, "card": 2,
        "prosanteconnect": 2,
    }  # fmt: skip
    assert all(len(one.source) > 40 for one in means().values())


@pytest.mark.parametrize("slug", ["franceconnect", "franceconnect-card"])
def test_franceconnect_alone_ends_with_its_last_day(slug):
    last = means()[slug].until
    assert last == date(2028, 12, 31)
    assert level_of(slug, last) == means()[slug].level
    with pytest.raises(MeansClosed):
        level_of(slug, last + timedelta(days=1))


def test_what_the_operator_closed_opens_nothing():
    assert level_of("card", TODAY) == 2
    with pytest.raises(MeansClosed):
        level_of("card", TODAY, closed=("card",))
    assert is_open("passkey", TODAY, closed=("card",))
