"""Where a house is: its hour, and its days off, overseas and in Alsace and Moselle too."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from backend.people.days_off import CALENDARS, days_off
from backend.people.houses.places import BY_DEPARTMENT, BY_POSTAL_CODE, place_of


@pytest.mark.parametrize(
    ("postal", "department", "zone", "calendar"),
    [
        ("75011", "75", "Europe/Paris", "metropole"),
        ("67000", "67", "Europe/Paris", "alsace-moselle"),
        ("57050", "57", "Europe/Paris", "alsace-moselle"),
        ("97410", "9D", "Indian/Reunion", "reunion"),
        ("97133", "9A", "America/St_Barthelemy", "saint-barthelemy"),
        ("97150", "9A", "America/Marigot", "saint-martin"),
        ("97110", "9A", "America/Guadeloupe", "guadeloupe"),
        ("98800", "", "Pacific/Noumea", "nouvelle-caledonie"),
        ("", "9F", "Indian/Mayotte", "mayotte"),
        ("", "", "Europe/Paris", "metropole"),
    ],
)
def test_a_house_lives_at_the_hour_of_its_place(postal, department, zone, calendar):
    place = place_of(postal, department)
    assert (place.time_zone, place.holidays) == (zone, calendar)


def test_every_place_has_a_zone_and_a_calendar_that_exist():
    places = {*BY_POSTAL_CODE.values(), *BY_DEPARTMENT.values()}
    for place in places:
        assert ZoneInfo(place.time_zone)
    assert {place.holidays for place in places} | {"metropole"} == set(CALENDARS)


# The abolition of slavery is a day off where it was abolished, each on its own day (decree 83-1003).
@pytest.mark.parametrize(
    ("postal", "day"),
    [
        ("97600", date(2026, 4, 27)),
        ("97200", date(2026, 5, 22)),
        ("97100", date(2026, 5, 27)),
        ("97150", date(2026, 5, 28)),
        ("97300", date(2026, 6, 10)),
        ("97133", date(2026, 10, 9)),
        ("97400", date(2026, 12, 20)),
        ("67000", date(2026, 12, 26)),
        ("57000", date(2026, 4, 3)),
    ],
)
def test_the_days_off_are_those_of_the_place(postal, day):
    assert day in days_off(place_of(postal, "").holidays, day.year)
    assert day not in days_off("metropole", day.year)
