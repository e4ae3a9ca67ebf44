"""The cases beside each rule. ⟦words|instead⟧: what is found, what is proposed; ⏎: a new line; ≈: a near miss."""

import re
from functools import cache
from pathlib import Path

import msgspec

from backend.falc.words.tables import load
from backend.paths import ROOT

RULES = ROOT / "backend" / "falc" / "rules"
TABLES = load(Path(__file__).parent / "tables")
MARK = re.compile(r"⟦([^⟦⟧|]*)((?:\|[^⟦⟧|]*)*)⟧")
NEAR = "≈"
BECOMES = " ⇒ "


class Cases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    positive: str
    negative: str
    fixed: str = ""

    def lines(self, name: str) -> list[str]:
        return [line for line in getattr(self, name).splitlines() if line.strip()]


@cache
def cases() -> dict[str, Cases]:
    return {
        path.stem.upper(): msgspec.yaml.decode(path.read_bytes(), type=Cases) for path in sorted(RULES.rglob("*.yaml"))
    }


def every(name: str) -> list[tuple[str, str]]:
    return [(rule, line) for rule, held in cases().items() for line in held.lines(name)]


def written(case: str) -> str:
    return case.removeprefix(NEAR).strip(" ").replace("⏎", "\n")


def marked(case: str) -> tuple[str, list[tuple[int, int, tuple[str, ...]]]]:
    """The text without its marks, and each place with what is proposed there."""
    text, places, at = "", [], 0
    case = written(case)
    for found in MARK.finditer(case):
        text += case[at : found.start()]
        instead = tuple(found[2].split("|")[1:])
        places.append((len(text), len(text) + len(found[1]), instead))
        text += found[1]
        at = found.end()
    return text + case[at:], places
