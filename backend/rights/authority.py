"""What a holder of parental authority may ask alone for a child, as the table of the law answers."""

from typing import Literal

from backend.delegation.law import actors
from backend.rights.clocks import clocks

Whose = Literal["one", "each"]
"""One of those who hold authority is enough; or each must agree, and the judge decides when they do not."""


def who_agrees(holder: str, kind: str) -> Whose:
    """A usual act is asked by the right that this holder has; for any other the table has its own cell."""
    act = "exercise" if clocks()[kind].act == "usual" else "non_usual"
    return "one" if actors()[holder, ""].cells[act].answer == "yes" else "each"
