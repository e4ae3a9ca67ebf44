"""Days and hours as people type them, and the instants at which a house's day begins and ends. Pure."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.kit import days as kit_days

YEARS = range(2000, 2101)
# « 9:00 », « 9 », « 9h », « 9h30 »: as people write it. A browser's own field for hours would lose what is none.
TIME = re.compile(r"([01]?\d|2[0-4])(?:(?:[:hH]|\s*heures?\s*)([0-5]\d)?)?")


def typed_day(text: str) -> date | None:
    """« 31/12/2026 », as people write it, or as a browser's own field sends it. None for what is no day."""
    return kit_days.typed_day(text, YEARS)


def typed_hour(text: str) -> time | None:
    """None for what is no hour. Midnight may be written 0 or 24."""
    found = TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return None if hour == 24 and minute else time(hour % 24, minute)


def begins(day: date, zone: str) -> datetime:
    """Its first instant, there."""
    return datetime.combine(day, time(), ZoneInfo(zone))


def ends(day: date, zone: str) -> datetime:
    """The first instant of the next one: until then, it is still that day."""
    return begins(day + timedelta(days=1), zone)


def last_day(end: datetime, zone: str) -> date:
    """The day that `ends` came from."""
    return (end.astimezone(ZoneInfo(zone)) - timedelta(microseconds=1)).date()
