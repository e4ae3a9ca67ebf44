"""One table of who may do what for somebody, and by which text: what a measure opens, and what nobody ever may.

What is unsure is closed, and asked of a jurist: the table cannot say otherwise.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from backend.delegation.law_file import Answer, Cell, File, Line, Question

FILE = Path(__file__).with_name("law.yaml")
Square = tuple[str, str]
"""What may be done, on which shelf."""
READS = ("administrative", "medical", "choices")


class Actor(msgspec.Struct, frozen=True):
    """Somebody who may act for another, by a measure of this scope: what each act is answered."""

    kind: str
    scope: str
    line: Line
    cells: dict[str, Cell]

    def squares(self, *answers: Answer, groups: dict[str, tuple[str, ...]]) -> tuple[Square, ...]:
        """What the acts with one of these answers open, each once."""
        acts = [act for act, cell in self.cells.items() if cell.answer in answers]
        return tuple(dict.fromkeys(square for act in acts for square in opened(act, groups)))

    @property
    def asks(self) -> bool:
        """Something waits for the person's own yes."""
        return any(cell.answer == "with" for cell in self.cells.values())

    @property
    def opens(self) -> bool:
        return any(cell.answer in ("yes", "with") for cell in self.cells.values())


def opened(act: str, groups: dict[str, tuple[str, ...]]) -> Iterator[Square]:
    """The rights that an act is. Deciding in her place, and what nobody ever may, are none."""
    if act in READS:
        yield from (("read", family) for family in groups[act])
    elif act in ("told", "deposit"):
        yield from (("be_told" if act == "told" else "deposit", family) for family in groups["administrative"])
    elif act == "write":
        yield from (("read", "messages"), ("write", "messages"))
    elif act == "exercise":
        yield ("exercise", "demandes")
    elif act == "appointments":
        yield ("appointments", "rendez-vous")


def cell_of(words: str, articles: dict[str, str]) -> Cell:
    """Raises ValueError for a cell that is unclear, names no article, or opens what is not sure."""
    answer, article, confidence = words.split()
    cell = msgspec.convert({"answer": answer, "article": article, "confidence": confidence}, Cell)
    if article not in articles:
        raise ValueError(f"no article {article}")
    if confidence == "unsure" and answer != "no":
        raise ValueError(f"{words}: what is unsure is closed")
    return cell


@cache
def law() -> File:
    return msgspec.yaml.decode(FILE.read_bytes(), type=File)


@cache
def actors() -> dict[tuple[str, str], Actor]:
    """By kind and scope, in the order of the file."""
    return {(line.kind, line.scope): Actor(line.kind, line.scope, line, _cells(line)) for line in law().actors}


def _cells(line: Line) -> dict[str, Cell]:
    said = law()
    never = dict.fromkeys(said.never.acts, said.never.cell)
    words = {act: never.get(act) or getattr(line, act) or line.rest for act in said.acts}
    return {act: cell_of(cell, said.articles) for act, cell in words.items()}


def question_of(actor: Actor, act: str) -> Question | None:
    """What is asked of a jurist about an unsure cell."""
    asked = [q for q in law().questions if actor.kind in q.of.kinds and actor.scope in q.of.scopes and act in q.of.acts]
    return asked[0] if asked else None
