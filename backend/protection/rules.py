"""From when to when a measure holds. Pure: PostgreSQL decides (`measure_ends`), this says why.

A measure holds from the first instant of its first day to the last of its last day, in the house. Parental authority
ends when childhood does, at eighteen or when a judge says so before (emancipation), whatever the judgment says; where
nobody knows the birthdate, it does not begin.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import msgspec

from backend.people.leaving.rules import midnight_after, of_age_on

EVIDENCE = ("judgment", "extract", "mandate", "record")
ENDS = ("ended", "replaced", "withdrawn", "forbidden", "emancipated")
FOR_GOOD = ("withdrawn", "forbidden")
LONGEST = 20
"""Years: no measure of protection is longer before a judge looks at it again (Code civil, art. 441 and 442)."""


class Held(msgspec.Struct, frozen=True):
    """`authority`: it is over a child, of age at `emancipated_at` if a judge said so.

    `birthdate` is empty when nobody knows.
    """

    starts_on: date
    ends_on: date | None
    stops_at: datetime | None
    authority: bool
    birthdate: str
    emancipated_at: datetime | None = None


def window(held: Held, zone: str) -> tuple[datetime, datetime] | None:
    """From when to when. None: it never holds."""
    starts = datetime.combine(held.starts_on, time(), ZoneInfo(zone))
    ends = [midnight_after(held.ends_on, zone)] if held.ends_on else []
    ends += [held.stops_at] if held.stops_at else []
    if held.authority:
        if not held.birthdate:
            return None
        ends.append(datetime.combine(of_age_on(held.birthdate), time(), ZoneInfo(zone)))
        ends += [held.emancipated_at] if held.emancipated_at else []
    return (starts, min(ends)) if ends and starts < min(ends) else None


def too_long(starts_on: date, ends_on: date) -> bool:
    return ends_on.year - starts_on.year > LONGEST
