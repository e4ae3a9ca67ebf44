"""Where a house is: the hour at which its people live, and their days off. Pure.

By the postal code, which tells each territory overseas apart; the register's own codes of departments (9A to 9F)
when there is none.
"""

from msgspec import Struct

METROPOLE = "metropole"


class Place(Struct, frozen=True):
    """`time_zone` is an IANA name, `holidays` one of `people.days_off.CALENDARS`."""

    time_zone: str = "Europe/Paris"
    holidays: str = METROPOLE


GUADELOUPE = Place("America/Guadeloupe", "guadeloupe")
MARTINIQUE = Place("America/Martinique", "martinique")
GUYANE = Place("America/Cayenne", "guyane")
REUNION = Place("Indian/Reunion", "reunion")
MIQUELON = Place("America/Miquelon", "saint-pierre-et-miquelon")
MAYOTTE = Place("Indian/Mayotte", "mayotte")
BARTHELEMY = Place("America/St_Barthelemy", "saint-barthelemy")
MARTIN = Place("America/Marigot", "saint-martin")
ALSACE_MOSELLE = Place(holidays="alsace-moselle")

# The longest beginning that fits decides: two communes of the 971 are territories of their own.
BY_POSTAL_CODE = {
    "971": GUADELOUPE,
    "97133": BARTHELEMY,
    "97150": MARTIN,
    "972": MARTINIQUE,
    "973": GUYANE,
    "974": REUNION,
    "975": MIQUELON,
    "976": MAYOTTE,
    "977": BARTHELEMY,
    "978": MARTIN,
    "986": Place("Pacific/Wallis", "wallis-et-futuna"),
    "987": Place("Pacific/Tahiti", "polynesie"),
    "988": Place("Pacific/Noumea", "nouvelle-caledonie"),
    "57": ALSACE_MOSELLE,
    "67": ALSACE_MOSELLE,
    "68": ALSACE_MOSELLE,
}
BY_DEPARTMENT = {
    "9A": GUADELOUPE,
    "9B": MARTINIQUE,
    "9C": GUYANE,
    "9D": REUNION,
    "9E": MIQUELON,
    "9F": MAYOTTE,
}


def place_of(postal_code: str, department: str) -> Place:
    """Mainland France when neither says otherwise."""
    for length in (5, 3, 2):
        if found := BY_POSTAL_CODE.get(postal_code[:length]):
            return found
    return BY_DEPARTMENT.get(department) or BY_POSTAL_CODE.get(department) or Place()
