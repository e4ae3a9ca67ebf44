"""Public holidays where a house is: those of its department or territory."""

from datetime import date
from functools import lru_cache

from holidays.countries.france import France

# The names that `establishment.holidays` may hold, as the law tells these calendars apart.
CALENDARS = {
    "metropole": None,
    "alsace-moselle": "6AE",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "reunion": "974",
    "mayotte": "976",
    "saint-barthelemy": "BL",
    "saint-martin": "MF",
    "saint-pierre-et-miquelon": "PM",
    "nouvelle-caledonie": "NC",
    "polynesie": "PF",
    "wallis-et-futuna": "WF",
}


@lru_cache(64)
def days_off(calendar: str, year: int) -> frozenset[date]:
    """Of that year. A calendar that nobody knows is that of the métropole."""
    return frozenset(France(subdiv=CALENDARS.get(calendar), years=year))  # type: ignore[no-untyped-call]
