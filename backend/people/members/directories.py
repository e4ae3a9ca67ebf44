"""The roles that a new house begins with, by its sector: read once from directories.yaml."""

from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("directories.yaml")
MESSAGES, APPOINTMENTS = "messages", "rendez-vous"
ALL = "all"


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    reads: tuple[str, ...] | str = ()
    messages: bool = False
    duties: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True):
    common: dict[str, _Told]
    sectors: dict[str, dict[str, _Told]]


class RoleOf(msgspec.Struct, frozen=True):
    """A role as rows: `rights` are what may be done, and on which family."""

    code: str
    label: str
    rights: tuple[tuple[str, str], ...]
    duties: tuple[str, ...]


@cache
def directory(sector: str, families: tuple[str, ...]) -> tuple[RoleOf, ...]:
    """Of a sector (a key of `houses.categories`): the common roles first. `families` are those of papers, in order."""
    table = msgspec.yaml.decode(FILE.read_bytes(), type=_Table)
    told = table.common | table.sectors[sector]
    return tuple(_role(code, each, families) for code, each in told.items())


def _role(code: str, told: _Told, families: tuple[str, ...]) -> RoleOf:
    papers = families if told.reads == ALL else tuple(family for family in families if family in told.reads)
    rights = [("read", family) for family in papers]
    if told.messages:
        rights += [("read", MESSAGES), ("write", MESSAGES), ("appointments", APPOINTMENTS), ("write", APPOINTMENTS)]
    return RoleOf(code, told.label, tuple(rights), told.duties)
