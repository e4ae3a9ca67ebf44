"""What a rule is: one declaration that says what is hard, why, and what to write instead."""

from collections.abc import Callable, Iterable

import msgspec

from backend.falc.findings import Found, Severity
from backend.falc.reading import Reading

Check = Callable[[Reading], Iterable[Found]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """`ref` is the official criterion: RLS (référentiel de l’État), EU (« L’information pour tous »), EVAM, GOUV.

    `why` is for whoever writes, in plain French. `before` and `after` show it. `fixes`: some of what it finds may be
    changed by the machine, which then changes no number, date, name or negation.
    """

    id: str
    title: str
    ref: str
    severity: Severity
    why: str
    before: str
    after: str
    check: Check
    fixes: bool = False

    @property
    def family(self) -> str:
        return FAMILIES[self.id[0]]


FAMILIES = {"M": "mots", "S": "phrases", "N": "nombres", "D": "ordre", "L": "presentation"}
