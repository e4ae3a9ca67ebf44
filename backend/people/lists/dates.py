"""Days as lists write them: 31/12/1984 or 1984-12-31. Of a birth, the day or the month may be unknown (00)."""

import re
from datetime import date

_FRENCH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?", re.ASCII)
OLDEST = 130
NOT_WRITTEN, NO_SUCH_DAY, TO_COME, TOO_OLD = "date-written", "date-exists", "date-to-come", "date-too-old"


class WrongDay(ValueError):
    """No such day; its word is a code."""


def day(words: str) -> date:
    """Raises WrongDay: date-written, date-exists."""
    year, month, number = _parts(words)
    try:
        return date(year, month, number)
    except ValueError:
        raise WrongDay(NO_SUCH_DAY) from None


def birthdate(words: str, today: date) -> str:
    """As a dossier keeps it: YYYY-MM-DD with 00 for what is not known. Raises WrongDay."""
    year, month, number = _parts(words)
    try:
        known = date(year, month or 1, number or 1)
    except ValueError:
        raise WrongDay(NO_SUCH_DAY) from None
    if number and not month:
        raise WrongDay(NO_SUCH_DAY)
    if known > today:
        raise WrongDay(TO_COME)
    if today.year - year > OLDEST:
        raise WrongDay(TOO_OLD)
    return f"{year:04d}-{month:02d}-{number:02d}"


def _parts(words: str) -> tuple[int, int, int]:
    if found := _FRENCH.fullmatch(words.strip()):
        number, month, year = map(int, found.groups())
        return year, month, number
    if found := _ISO.fullmatch(words.strip().partition("T")[0]):
        return int(found[1]), int(found[2] or 0), int(found[3] or 0)
    raise WrongDay(NOT_WRITTEN)
