"""How sure we are of who is there: internal levels 1 to 3, never called by the names of eIDAS.

Which means gives which level, and until when, is data with its source (`means.yaml`); an operator may only lower it.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from backend.identity.oidc.errors import SignInRefused

FILE = Path(__file__).with_name("means.yaml")
ENOUGH = 2
"""Whoever reads or writes has proved herself twice."""


class Means(msgspec.Struct, frozen=True):
    """`until` is the last day on which it opens anything. `staff`: whether it opens a house to who works there, always,
    never or once the operator homologated it for them; `staff_source` says why."""

    level: int
    source: str
    until: date | None = None
    staff: Literal["always", "homologated", "never"] = "never"
    staff_source: str = ""


class MeansClosed(SignInRefused):
    """This way of signing in is no longer accepted here."""

    told = "closed"


@cache
def means() -> dict[str, Means]:
    return msgspec.yaml.decode(FILE.read_bytes(), type=dict[str, Means])


def is_open(slug: str, day: date, closed: Iterable[str] = ()) -> bool:
    until = means()[slug].until
    return slug not in closed and (until is None or day <= until)


def level_of(slug: str, day: date, closed: Iterable[str] = ()) -> int:
    """The level that this means gives on this day. Raises MeansClosed when it opens nothing any more."""
    if not is_open(slug, day, closed):
        raise MeansClosed
    return means()[slug].level
