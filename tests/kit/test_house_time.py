"""Days and hours as people say them, where the house is."""

from datetime import UTC, date, datetime

import pytest

from backend.kit.dates import day_words, local, month_words, near_day_words, time_words
from backend.web.catalogues import using

REUNION, PARIS = "Indian/Reunion", "Europe/Paris"


@pytest.fixture(autouse=True)
def french():
    with using("fr", False):
        yield


def said(text):
    """Without telling one kind of blank from another."""
    return " ".join(str(text).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize(
    ("utc", "zone", "day", "hour"),
    [
        ((2026, 11, 19, 20, 30), REUNION, "vendredi 20 novembre 2026", "à 0 heure 30"),
        ((2026, 11, 19, 20, 30), PARIS, "jeudi 19 novembre 2026", "à 21 heures 30"),
        ((2026, 7, 1, 22, 5), PARIS, "jeudi 2 juillet 2026", "à 0 heure 5"),
        ((2026, 2, 28, 23, 0), PARIS, "dimanche 1er mars 2026", "à 0 heure"),
        # The nights when the hour changes: the same wall clock twice, or never.
        ((2026, 3, 29, 0, 59), PARIS, "dimanche 29 mars 2026", "à 1 heure 59"),
        ((2026, 3, 29, 1, 0), PARIS, "dimanche 29 mars 2026", "à 3 heures"),
        ((2026, 10, 25, 0, 30), PARIS, "dimanche 25 octobre 2026", "à 2 heures 30"),
        ((2026, 10, 25, 1, 30), PARIS, "dimanche 25 octobre 2026", "à 2 heures 30"),
        ((2026, 10, 25, 1, 30), "America/Cayenne", "samedi 24 octobre 2026", "à 22 heures 30"),
    ],
)
def test_the_day_and_the_hour_are_those_of_the_house(utc, zone, day, hour):
    here = local(datetime(*utc, tzinfo=UTC), zone)
    assert (said(day_words(here.date())), said(time_words(here))) == (day, hour)


def test_near_days_have_a_name():
    today = date(2026, 3, 1)
    told = [said(near_day_words(day, today)) for day in (today, date(2026, 2, 28), date(2026, 2, 27), date(2026, 3, 2))]
    assert told == ["Aujourd’hui", "Hier", "Vendredi 27 février 2026", "Lundi 2 mars 2026"]


def test_months():
    assert month_words(date(2026, 8, 1)) == "Août 2026"
