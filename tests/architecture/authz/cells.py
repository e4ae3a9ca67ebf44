"""The matrix as written by hand (tests/authz_matrix.csv), one cell for each actor.

`actors` are names separated by `|`; `signed-out` stands for those whom nobody recognises, `others`
for all who are not named on another line of the same route and state.
"""

import csv
from collections import defaultdict
from pathlib import Path

from msgspec import Struct

TABLE = Path(__file__).parents[2] / "authz_matrix.csv"
SIGNED_OUT = ("nobody", "expired", "idle", "revoked")
KNOWN = (
    "david", "marion", "laura", "paula", "resting", "martin", "bouvier", "riviere", "left", "roux", "dui", "other-dui",
)  # fmt: skip
GROUPS = {"signed-out": SIGNED_OUT}


class Place(Struct, frozen=True, order=True):
    """What is asked, whoever asks."""

    method: str
    route: str
    state: str

    def __str__(self):
        return f"{self.method} {self.route} [{self.state}]"


class Cell(Struct, frozen=True, order=True):
    place: Place
    actor: str
    status: int


def has_ids(cell):
    return "uuid}" in cell.place.route or cell.place.state.startswith("about ")


class Unclear(Exception):
    """The table does not say exactly one thing of every actor."""


def read(lines):
    """Every cell of the table. Raises Unclear when an actor is unknown, missing or named twice somewhere."""
    said = defaultdict(dict)
    for line in csv.DictReader(lines):
        place = Place(line["method"], line["route"], line["state"])
        said[place].update(_actors(place, line, said[place]))
    return [cell for place, told in said.items() for cell in _cells(place, told)]


def _actors(place, line, already):
    named = [name for word in line["actors"].split("|") for name in GROUPS.get(word, (word,))]
    if doubled := set(named) & set(already) or len(named) != len(set(named)):
        raise Unclear(f"{place}: said twice: {doubled}")
    return dict.fromkeys(named, int(line["status"]))


def _cells(place, told):
    rest = told.pop("others", None)
    everyone = set(SIGNED_OUT + KNOWN)
    if unknown := set(told) - everyone:
        raise Unclear(f"{place}: nobody is called {unknown}")
    if rest is None and (missing := everyone - set(told)):
        raise Unclear(f"{place}: nothing is said of {missing}")
    return [Cell(place, actor, told.get(actor, rest)) for actor in (*SIGNED_OUT, *KNOWN)]


def matrix():
    with TABLE.open(newline="") as lines:
        return read(lines)
