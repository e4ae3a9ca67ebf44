"""When a person is left in peace: pure functions, of the instant and the zone that are given."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec


class Quiet(msgspec.Struct, frozen=True):
    """Each night, from an hour to another. The same hour twice is no night at all."""

    since: time
    until: time


# By the word that a form sends: four simple nights, and none.
NIGHTS: dict[str, Quiet | None] = {
    "21-8": Quiet(time(21), time(8)),
    "20-9": Quiet(time(20), time(9)),
    "22-7": Quiet(time(22), time(7)),
    "jamais": None,
}
USUAL = NIGHTS["21-8"]
"""Of whoever has not chosen."""


def named(quiet: Quiet | None) -> str:
    """The word of this night; empty for one that no form offers."""
    return next((word for word, night in NIGHTS.items() if night == quiet), "")


def hours(quiet: Quiet | None) -> tuple[time, time] | tuple[None, None]:
    """As a row has them."""
    return (quiet.since, quiet.until) if quiet else (None, None)


def wakes(quiet: Quiet | None, zone: str, now: datetime) -> datetime | None:
    """When this night ends, or None when `now` is in none."""
    if quiet is None:
        return None
    place = ZoneInfo(zone)
    here = now.astimezone(place)
    if not _inside(quiet, here.time()):
        return None
    return next(end for end in _ends(quiet, here, place) if end > now)


def _inside(quiet: Quiet, at: time) -> bool:
    if quiet.since <= quiet.until:
        return quiet.since <= at < quiet.until
    return at >= quiet.since or at < quiet.until


def _ends(quiet: Quiet, here: datetime, place: ZoneInfo) -> list[datetime]:
    """Of tonight, in order. An hour that comes twice ends the night the first time, or the second once that is past."""
    tonight = here.date() + timedelta(days=here.time() >= quiet.until)
    end = datetime.combine(tonight, quiet.until, place)
    return [moment.astimezone(UTC) for moment in (end, end.replace(fold=1))]
