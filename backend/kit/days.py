"""Days as people, registers and browsers write them: 31/12/1984 or 1984-12-31. Of a birth, the day or the month may be
unknown (00). Pure."""

import re
from datetime import date

_FRENCH = re.compile(r"(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?", re.ASCII)
OLDEST = 130
YEARS, EVER = range(1880, 2101), range(1, 10_000)
NOT_WRITTEN, NO_SUCH_DAY, TO_COME, TOO_OLD = "date-written", "date-exists", "date-to-come", "date-too-old"


class WrongDay(ValueError):
    """No such day; its word is a code."""


def day(words: str) -> date:
    """Raises WrongDay: date-written, date-exists."""
    year, month, number = _parts(words)
    try:
        return date(year, month or 0, number or 0)
    except ValueError:
        raise WrongDay(NO_SUCH_DAY) from None


def typed_day(words: str, years: range = YEARS) -> date | None:
    """None for what is no day, or none of these years."""
    try:
        said = day(words)
    except WrongDay:
        return None
    return said if said.year in years else None


def birthdate(words: str, today: date | None = None, *, whole: bool = False) -> str:
    """As a dossier keeps it: YYYY-MM-DD with 00 for what is not known; `whole`: the 00 are written. Raises WrongDay."""
    year, month, number = _parts(words)
    if whole and number is None:
        raise WrongDay(NOT_WRITTEN)
    month, number = month or 0, number or 0
    try:
        known = date(year, month or 1, number or 1)
    except ValueError:
        raise WrongDay(NO_SUCH_DAY) from None
    if number and not month:
        raise WrongDay(NO_SUCH_DAY)
    if today and known > today:
        raise WrongDay(TO_COME)
    if today and today.year - year > OLDEST:
        raise WrongDay(TOO_OLD)
    return f"{year:04d}-{month:02d}-{number:02d}"


def figures(birthdate: str) -> str:
    """« 02/09/1969 », as it is typed; « 00 » for what nobody knows."""
    return "/".join(reversed(birthdate.split("-")))


def _parts(words: str) -> tuple[int, int | None, int | None]:
    if found := _FRENCH.fullmatch(words.strip()):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _ISO.fullmatch(words.strip().partition("T")[0]):
        month, number = (int(part) if part else None for part in found.group(2, 3))
        return int(found[1]), month, number
    raise WrongDay(NOT_WRITTEN)
