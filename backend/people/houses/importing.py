"""Houses come in from the register: new ones with their keys and their roles, known ones corrected, none taken away.

Runs above the policies, as the database's owner, in one transaction. What is decided is data first (`plan`), so that a
dry run says exactly what would be done.
"""

from collections.abc import Iterable
from typing import Any

import asyncpg
import msgspec

from backend.kit.keyring import KeyRing
from backend.people.houses.categories import categories, sector_of
from backend.people.houses.finess import Entity, House, Wrong
from backend.people.houses.making import correct, make_house, organisations_of
from backend.people.houses.naming import said
from backend.people.houses.places import place_of

COLUMNS = (
    "name", "category", "category_code", "sector", "address", "phone", "opened_on", "time_zone", "holidays", "entity",
)  # fmt: skip
KNOWN = f"""select e.finess, {", ".join(f"e.{name}" for name in COLUMNS[:-1])}, o.finess as entity
              from establishment e left join organisation o on o.id = e.organisation_id"""
FAMILIES = "select code from family where is_papers order by position"


class Report(msgspec.Struct):
    """By number of the register: new, changed (which columns), the same, of a kind not for us; and wrong lines."""

    made: list[str] = msgspec.field(default_factory=list)
    changed: dict[str, list[str]] = msgspec.field(default_factory=dict)
    same: list[str] = msgspec.field(default_factory=list)
    not_ours: list[str] = msgspec.field(default_factory=list)
    twice: list[str] = msgspec.field(default_factory=list)
    wrong: list[Wrong] = msgspec.field(default_factory=list)


class Wanted(msgspec.Struct, frozen=True):
    """What the file says of the houses that were asked for."""

    houses: dict[str, House]
    entities: dict[str, str]
    report: Report


def wanted(told: Iterable[House | Entity | Wrong], numbers: frozenset[str], entities: frozenset[str]) -> Wanted:
    """Those of these numbers or of these legal entities; all of them when none is named."""
    report, houses, names = Report(), dict[str, House](), dict[str, str]()
    for each in told:
        if isinstance(each, Wrong):
            report.wrong.append(each)
        elif isinstance(each, Entity):
            names[each.finess] = said(each.name)
        elif (numbers or entities) and each.finess not in numbers and each.entity not in entities:
            continue
        elif each.category not in categories():
            report.not_ours.append(each.finess)
        elif each.finess in houses:
            report.twice.append(each.finess)
        else:
            houses[each.finess] = each
    return Wanted(houses, names, report)


def row_of(house: House) -> dict[str, Any]:
    place = place_of(house.postal_code, house.department)
    town = said(house.town)
    return {
        "name": said(house.name),
        "category": categories()[house.category].label,
        "category_code": house.category,
        "sector": sector_of(house.category).code,
        "address": ", ".join(filter(None, (house.address, f"{house.postal_code} {town}".strip()))) or None,
        "phone": house.phone or None,
        "opened_on": house.opened_on,
        "time_zone": place.time_zone,
        "holidays": place.holidays,
        "entity": house.entity,
    }


async def come_in(sql: asyncpg.Connection, ring: KeyRing, asked: Wanted) -> Report:
    """The report of what was done. The caller commits, or rolls back a dry run."""
    known = {row["finess"]: dict(row) for row in await sql.fetch(KNOWN)}
    papers = tuple(row["code"] for row in await sql.fetch(FAMILIES))
    organisations = await organisations_of(sql, {house.entity for house in asked.houses.values()}, asked.entities)
    for finess, house in asked.houses.items():
        row = row_of(house)
        before = known.get(finess)
        if before is None:
            await make_house(sql, ring, finess, row, organisations, papers)
            asked.report.made.append(finess)
        elif changed := [name for name in COLUMNS if before[name] != row[name] and row[name] is not None]:
            await correct(sql, finess, {name: row[name] for name in changed}, organisations)
            asked.report.changed[finess] = changed
        else:
            asked.report.same.append(finess)
    return asked.report
