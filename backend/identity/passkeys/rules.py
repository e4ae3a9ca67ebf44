"""What a passkey may do, in words: the gate decides it."""

from datetime import datetime, timedelta

import msgspec

WAIT = timedelta(hours=24)
"""Before a new key proves a heavy act: whoever did not add it has the time to take it away."""
MOST = 10
"""Keys that one person may have at a time."""
LONGEST_NAME = 40


class Known(msgspec.Struct, frozen=True):
    """Of a key: whether it is copied between devices, and how often it said that it was used."""

    synced: bool
    sign_count: int


def went_back(known: Known, counted: int) -> bool:
    """Its counter did not go forward: there may be two of it.

    A key that is copied between devices does not count for all of them (it always says 0): this tells nothing there.
    One that never counted tells nothing either.
    """
    return not known.synced and (counted > 0 or known.sign_count > 0) and counted <= known.sign_count


def may_prove(usable_from: datetime, suspect_at: datetime | None, moment: datetime) -> bool:
    """A heavy act, such as giving rights: not a key of today, and none that may be there twice."""
    return usable_from <= moment and suspect_at is None
