"""What a holder of authority over a child may ask alone: who may exercise a right, as the table of the law answers."""

from collections.abc import Collection
from typing import Literal

from backend.delegation.law import actors
from backend.rights.clocks import clocks

Whose = Literal["one", "each"]
"""One of those who hold authority is enough to ask; or each must agree, and the judge decides when they do not."""


def who_agrees(held: Collection[str], kind: str) -> Whose:
    """`held`: the measures that she holds; one that lets her ask is enough.

    A usual act is asked by the right to exercise (`exercise`); any other by its own cell, `non_usual`. What one
    *decides* in his place (`usual`) is not read here: the house answers.
    """
    act = "exercise" if clocks()[kind].act == "usual" else "non_usual"
    return "one" if any(actors()[one, ""].cells[act].answer == "yes" for one in held) else "each"
