"""Days as people type them, and the instants at which a house's day begins and ends. Pure."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TYPED = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")
YEARS = range(2000, 2101)


def typed_day(text: str) -> date | None:
    """« 31/12/2026 », as people write it, or as a browser's own field sends it. None for what is no day."""
    found = TYPED.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = (found[1], found[2], found[3]) if found[3] else (found[6], found[5], found[4])
    try:
        said = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return said if said.year in YEARS else None


def begins(day: date, zone: str) -> datetime:
    """Its first instant, there."""
    return datetime.combine(day, time(), ZoneInfo(zone))


def ends(day: date, zone: str) -> datetime:
    """The first instant of the next one: until then, it is still that day."""
    return begins(day + timedelta(days=1), zone)


def last_day(end: datetime, zone: str) -> date:
    """The day that `ends` came from."""
    return (end.astimezone(ZoneInfo(zone)) - timedelta(microseconds=1)).date()
