"""A moment or a profession is told as people say it, and no more than its author said."""

from datetime import date

import pytest

from backend.interop.cda.people import plain_role
from backend.interop.cda.when import NBSP, between, moment, on, since, until


@pytest.mark.parametrize(
    ("value", "day", "precision", "words"),
    [
        ("20260301", date(2026, 3, 1), "day", "1er\u00a0mars\u00a02026"),
        ("202603", date(2026, 3, 1), "month", "mars\u00a02026"),
        ("2026", date(2026, 1, 1), "year", "2026"),
        (
            "202603011430+0100",
            date(2026, 3, 1),
            "minute",
            "1er\u00a0mars\u00a02026 à 14\u00a0heures\u00a030",
        ),
        ("20260301010000Z", date(2026, 3, 1), "minute", "1er\u00a0mars\u00a02026 à 1\u00a0heure"),
        ("20260301143000", date(2026, 3, 1), "day", "1er\u00a0mars\u00a02026"),
    ],
)
def test_a_moment_says_no_more_than_its_author(value, day, precision, words):
    read_moment = moment(value)
    assert (read_moment.day, read_moment.precision) == (day, precision)
    assert read_moment.words() == words


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("20260303", "20260305", ("le 3 mars 2026", "du 3 mars 2026 au 5 mars 2026", "jusqu’au 5 mars 2026")),
        ("202604", "20260503", ("en avril 2026", "d’avril 2026 au 3 mai 2026", "jusqu’au 3 mai 2026")),
        ("2024", "202603", ("en 2024", "de 2024 à mars 2026", "jusqu’en mars 2026")),
    ],
)
def test_a_month_or_a_year_takes_its_own_preposition(low, high, told):
    first, last = moment(low), moment(high)
    assert tuple(words.replace(NBSP, " ") for words in (on(first), between(first, last), until(last))) == told


def test_since_a_day_and_since_a_year():
    assert [since(moment(value)).replace(NBSP, " ") for value in ("20100101", "2010")] == [
        "depuis le 1er janvier 2010",
        "depuis 2010",
    ]


@pytest.mark.parametrize("value", [None, "", "hier", "20261345", "2026-03-01", "202603019999+0100"])
def test_what_is_no_date_is_no_moment(value):
    assert moment(value) is None


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Médecin - Qualifié en Médecine générale (SM)", "médecin, médecine générale"),
        ("Infirmier", "infirmier"),
        ("", ""),
    ],
)
def test_a_profession_is_told_as_people_say_it(label, words):
    assert plain_role(label) == words
