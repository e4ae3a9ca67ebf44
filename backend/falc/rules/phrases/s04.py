"""S04. Few subordinate clauses."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.subordinates import subordinators


def check(reading: Reading) -> Iterator[Found]:
    """The first one of a sentence is told; the second is the fault."""
    for places in subordinators(reading).values():
        yield reading.at(places[0])
        if len(places) > 1:
            found = reading.at(places[1])
            yield Found(found.start, found.end, severity="warning")


RULE = Rule(
    id="S04",
    title="Cette phrase en contient une autre.",
    ref="RLS-4.1, EVAM-5",
    severity="info",
    why="Faites deux phrases. Une condition devient une question : « Vous avez mal ? Alors appelez. »",
    before="La personne qui vous aide vient lundi.",
    after="Une personne vous aide. Elle vient lundi.",
    check=check,
)
