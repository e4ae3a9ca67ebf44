"""N04. Dates with the month in letters, and the day of the week."""

import datetime as dt
import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.numerals import MONTHS, WEEKDAYS
from backend.falc.reading import Reading
from backend.falc.rule import Rule

FRENCH = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
ISO = re.compile(r"(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
SHORT = re.compile(r"(?<=\ble )(\d{1,2})/(\d{1,2})(?![\d/])")
DAY_BEFORE = re.compile(rf"(?:{'|'.join(WEEKDAYS)})[ \u00a0]$", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found]:
    text = reading.document.text
    for found in FRENCH.finditer(text):
        yield _told(text, found, found[1], found[3], found[4])
    for found in ISO.finditer(text):
        yield _told(text, found, found[3], found[2], found[1])
    for found in SHORT.finditer(text):
        month, day = int(found[2]), int(found[1])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield replaced(found.start(), found.end(), f"{_day(day)} {MONTHS[month - 1]}")


def _told(text: str, found: re.Match[str], day: str, month: str, year: str) -> Found:
    """A year of two digits may be of two centuries, and 31/02 is no day: whoever writes knows."""
    try:
        date = dt.date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        date = None
    if date is None:
        return Found(found.start(), found.end())
    plain = f"{_day(date.day)} {MONTHS[date.month - 1]} {date.year}"
    if DAY_BEFORE.search(text, max(0, found.start() - 12), found.start()):
        return replaced(found.start(), found.end(), plain)
    return replaced(found.start(), found.end(), f"{WEEKDAYS[date.weekday()]} {plain}", plain)


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)


RULE = Rule(
    id="N04",
    title="Une date en chiffres.",
    ref="RLS-5.3, EVAM-14",
    severity="error",
    why="Le mois en lettres se lit mieux. Le jour de la semaine aide à se repérer.",
    before="Venez le 12/03/2026.",
    after="Venez le jeudi 12 mars 2026.",
    check=check,
    fixes=True,
)
