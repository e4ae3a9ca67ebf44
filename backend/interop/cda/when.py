"""Moments as CDA writes them (HL7 TS) and as people read them."""

import re
from datetime import date, datetime

from msgspec import Struct

NBSP = "\u00a0"
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin"]
MONTHS += ["juillet", "août", "septembre", "octobre", "novembre", "décembre"]

_TS = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<hour>\d\d)?(?P<minute>\d\d)?"
    r"(?P<second>\d\d)?(?:\.\d+)?(?P<zone>[+-]\d{4}|Z)?"
)


class Moment(Struct, frozen=True):
    """A day, and the instant when the author gave an hour *and* its offset.

    An hour without offset is dropped: overseas, it would be wrong by half a day. ``precision`` is
    year, month, day or minute; ``day`` is then the first one of the year or month.
    """

    day: date
    at: datetime | None = None
    precision: str = "day"

    def words(self) -> str:
        if self.precision == "year":
            return str(self.day.year)
        month = f"{MONTHS[self.day.month - 1]}{NBSP}{self.day.year}"
        if self.precision == "month":
            return month
        first = f"{'1er' if self.day.day == 1 else self.day.day}{NBSP}{month}"
        return f"{first} à {hour_words(self.at)}" if self.at else first

    @property
    def vague(self) -> bool:
        """A month or a year: it takes another preposition than a day."""
        return self.precision in ("month", "year")


def on(at: Moment) -> str:
    """« le 12 mars 2024 », « en mars 2024 », « en 2024 »."""
    return f"{'en' if at.vague else 'le'} {at.words()}"


def between(low: Moment, high: Moment) -> str:
    """« du 3 au 5 mars », each end as its precision wants it: « d’avril 2024 au 3 mai 2024 »."""
    first, last = low.words(), high.words()
    begins = f"du {first}" if not low.vague else f"d’{first}" if first[0] in "ao" else f"de {first}"
    return f"{begins} {'à' if high.vague else 'au'} {last}"


def since(at: Moment) -> str:
    return f"depuis {'' if at.vague else 'le '}{at.words()}"


def until(at: Moment) -> str:
    return f"jusqu’{'en' if at.vague else 'au'} {at.words()}"


def hour_words(at: datetime) -> str:
    hours = f"{at.hour}{NBSP}heure{'s' if at.hour > 1 else ''}"
    return f"{hours}{NBSP}{at.minute}" if at.minute else hours


def moment(value: str | None) -> Moment | None:
    """None when the value is absent or is no date: a document is not refused for that."""
    read = _TS.fullmatch((value or "").strip())
    if read is None:
        return None
    part = read.groupdict()
    try:
        day = date(int(part["year"]), int(part["month"] or 1), int(part["day"] or 1))
        at = _instant(day, part)
    except ValueError:
        return None
    if at:
        return Moment(day, at, "minute")
    return Moment(day, None, "day" if part["day"] else "month" if part["month"] else "year")


def _instant(day: date, part: dict[str, str | None]) -> datetime | None:
    if not (part["hour"] and part["zone"]):
        return None
    zone = "+0000" if part["zone"] == "Z" else part["zone"]
    clock = f"{part['hour']}{part['minute'] or '00'}{part['second'] or '00'}"
    return datetime.strptime(f"{day:%Y%m%d}{clock}{zone}", "%Y%m%d%H%M%S%z")
