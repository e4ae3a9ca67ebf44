"""The public extraction of the register FINESS: one line for each house or legal entity, fields between semicolons.

A file of houses begins its lines with `structureet`, one of legal entities with `structureej`; either may come alone,
or both in one file. Read line by line: a line that says nonsense is told, and keeps no other away. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from backend.kit.days import EVER, typed_day

HOUSE, ENTITY, HEAD = "structureet", "structureej", "finess"
NUMBER = re.compile(r"[0-9][0-9AB][0-9]{7}")
POSTAL = re.compile(r"(\d{5})\b\s*(.*)")
# Where each field of a house is, as the register publishes them.
NAME, LONG_NAME, TOWN_LINE, PHONE = 3, 4, 15, 16
WAY_NUMBER, WAY_TYPE, WAY = 7, 8, 9
DEPARTMENT, CATEGORY, CATEGORY_LABEL, OPENED = 13, 18, 19, 28
FIELDS, ENTITY_FIELDS = 29, 4


class House(msgspec.Struct, frozen=True, kw_only=True):
    """A geographic establishment, as its line says it."""

    finess: str
    entity: str
    name: str
    address: str
    postal_code: str
    town: str
    department: str
    phone: str
    category: str
    category_label: str
    opened_on: date | None


class Entity(msgspec.Struct, frozen=True):
    """Who runs houses: an association, a commune, a company."""

    finess: str
    name: str


class Wrong(msgspec.Struct, frozen=True):
    """A line that could not be read: which, and why (a code of ours)."""

    line: int
    why: str


def read(lines: Iterable[str]) -> Iterator[House | Entity | Wrong]:
    """Each line that is of the register; those of other kinds (equipment, activities) are passed over."""
    for number, line in enumerate(lines, 1):
        fields = [field.strip().strip('"') for field in line.rstrip("\r\n").split(";")]
        if fields[0] == HOUSE:
            yield _house(number, fields)
        elif fields[0] == ENTITY:
            yield _entity(number, fields)
        elif number == 1 and fields[0] != HEAD:
            yield Wrong(number, "not-finess")


def _entity(number: int, fields: list[str]) -> Entity | Wrong:
    if len(fields) < ENTITY_FIELDS or not NUMBER.fullmatch(fields[1]):
        return Wrong(number, "number" if len(fields) >= ENTITY_FIELDS else "short")
    name = fields[3] or fields[2]
    return Entity(fields[1], name) if name else Wrong(number, "name")


def _house(number: int, fields: list[str]) -> House | Wrong:
    if len(fields) < FIELDS:
        return Wrong(number, "short")
    if not NUMBER.fullmatch(fields[1]) or not NUMBER.fullmatch(fields[2]):
        return Wrong(number, "number")
    if not (name := fields[LONG_NAME] or fields[NAME]):
        return Wrong(number, "name")
    opened = typed_day(fields[OPENED], EVER)
    if opened is None and fields[OPENED]:
        return Wrong(number, "date")
    postal = POSTAL.match(fields[TOWN_LINE])
    return House(
        finess=fields[1],
        entity=fields[2],
        name=name,
        address=" ".join(filter(None, (fields[WAY_NUMBER], fields[WAY_TYPE], fields[WAY]))),
        postal_code=postal[1] if postal else "",
        town=postal[2] if postal else fields[TOWN_LINE],
        department=fields[DEPARTMENT],
        phone=re.sub(r"\D", "", fields[PHONE]),
        category=fields[CATEGORY],
        category_label=fields[CATEGORY_LABEL],
        opened_on=opened,
    )


def decoded(octets: bytes) -> str:
    """The register has published in both; what is not UTF-8 is ISO 8859-1."""
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("iso-8859-1")
