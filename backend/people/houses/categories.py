"""The kinds of houses that this service is for, and their sectors: read once from categories.yaml."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("categories.yaml")


class Sector(msgspec.Struct, frozen=True):
    """`code` is that of TRE_R02-SecteurActivite."""

    code: str
    label: str


class Category(msgspec.Struct, frozen=True):
    """`word` follows « La vie »: à l’EHPAD, au foyer, à la maison. `sector` is a key of the sectors."""

    label: str
    word: str
    sector: str


class _Table(msgspec.Struct, frozen=True):
    several: str
    source: dict[str, str]
    sectors: dict[str, Sector]
    categories: dict[str, Category]


@cache
def _table() -> _Table:
    return msgspec.yaml.decode(FILE.read_bytes(), type=_Table)


def sectors() -> dict[str, Sector]:
    return _table().sectors


def categories() -> dict[str, Category]:
    """By the code of the register."""
    return _table().categories


def several() -> str:
    return _table().several


def word_of(codes: Iterable[str | None]) -> str:
    """What follows « La vie » in houses of these codes; nothing where nobody knows, as where there is none."""
    words = {known.word if (known := categories().get(code or "")) else "" for code in codes}
    return several() if len(words) > 1 else "".join(words)


def sector_of(code: str) -> Sector:
    """Of a category that is known here."""
    return sectors()[categories()[code].sector]


def sector_named(code: str) -> str:
    """The key of a sector, by its code in TRE_R02; that of the most houses when nobody knows it."""
    return next((key for key, sector in sectors().items() if sector.code == code), "handicap")
