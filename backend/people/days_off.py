"""Public holidays where a house is: those of its department or territory.

`holidays.countries` imports two hundred countries as soon as one of them is asked for (10 MB in each process): here
it is a folder in which France is found.
"""

import sys
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

import holidays

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


def _alone(package: str, name: str) -> Any:
    """A module of a package whose own imports are left out, unless somebody made them before."""
    if package not in sys.modules and (spec := find_spec(package)):
        sys.modules[package] = module_from_spec(spec)
    return import_module(f"{package}.{name}")


France = _alone(f"{holidays.__name__}.countries", "france").France


@lru_cache(64)
def days_off(calendar: str, year: int) -> frozenset[date]:
    """Of that year. A calendar that nobody knows is that of the métropole."""
    return frozenset(France(subdiv=CALENDARS.get(calendar), years=year))
