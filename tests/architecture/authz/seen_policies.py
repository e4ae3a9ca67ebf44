"""Where the matrix of pages sees a policy turned (tests/policies_seen.csv): one cell each, or none."""

import csv
from pathlib import Path

from msgspec import Struct

from tests.architecture.authz.cells import Cell, Place

TABLE = Path(__file__).parents[2] / "policies_seen.csv"


class Seen(Struct, frozen=True):
    """A half of a policy, and the cell that turns red with it; no cell: it stands behind another wall."""

    name: str
    cell: Cell | None


def name_of(mutant):
    return f"{mutant.table}.{mutant.policy} {mutant.half}"


def seen_policies():
    with TABLE.open(newline="") as lines:
        return [_seen(line) for line in csv.DictReader(lines)]


def _seen(line):
    name = f"{line['policy']} {line['half']}"
    if not line["route"]:
        return Seen(name, None)
    return Seen(name, Cell(Place(line["method"], line["route"], line["state"]), line["actor"], int(line["status"])))
