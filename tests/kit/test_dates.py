"""Days and hours as people say them."""

from datetime import UTC, date, datetime

import pytest

from backend.kit.dates import day_words, local, near_day_words, time_words
from backend.web.catalogues import using

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def in_french():
    with using("fr", False):
        yield


def test_a_day_keeps_its_number_beside_its_month():
    assert day_words(date(2026, 11, 19)) == f"jeudi 19{NBSP}novembre 2026"


def test_the_first_of_the_month_is_said_first():
    assert day_words(date(2021, 4, 1)) == f"jeudi 1er{NBSP}avril 2021"
    assert day_words(date(2021, 4, 11)) == f"dimanche 11{NBSP}avril 2021"


def test_near_days_have_names():
    today = date(2026, 11, 21)
    assert near_day_words(today, today) == "Aujourd’hui"
    assert near_day_words(date(2026, 11, 20), today) == "Hier"
    assert near_day_words(date(2026, 11, 19), today) == f"Jeudi 19{NBSP}novembre 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (0, 5, "à 0 heure 5"),
        (1, 0, "à 1 heure"),
        (2, 0, "à 2 heures"),
        (18, 40, "à 18 heures 40"),
    ],
)
def test_an_hour_is_said_in_words(hour, minute, words):
    said = time_words(datetime(2026, 11, 21, hour, minute, tzinfo=UTC))
    assert said == words.replace(" ", NBSP)


def test_the_hour_is_the_house_s_own():
    assert local(datetime(2026, 11, 21, 21, tzinfo=UTC), "Indian/Reunion").day == 22
