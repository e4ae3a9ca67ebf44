"""What a bench says: one figure, its unit, what it is compared with, and where it was measured."""

import os
import subprocess
from datetime import UTC, datetime

import msgspec

from backend.paths import ROOT


class Figure(msgspec.Struct, frozen=True):
    """`ratio` is `value` over that of `of`; both are empty when nothing is compared."""

    name: str
    value: float
    unit: str
    ratio: float | None
    of: str
    date: str
    cores: int
    commit: str


class Measured(msgspec.Struct, frozen=True):
    """A figure before it knows where it was measured."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    of: str = ""


def stamped(measured: list[Measured]) -> list[Figure]:
    date, cores, commit = datetime.now(UTC).date().isoformat(), os.cpu_count() or 1, commit_of_here()
    return [
        Figure(
            m.name, short(m.value), m.unit, None if m.ratio is None else round(m.ratio, 2), m.of, date, cores, commit
        )
        for m in measured
    ]


def commit_of_here() -> str:
    """A plus sign says that the tree held changes of its own."""
    told = subprocess.run(
        ["git", "describe", "--always", "--exclude=*", "--dirty=+"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


def short(value: float) -> float:
    """Three digits that mean something."""
    return float(f"{value:.3g}")
