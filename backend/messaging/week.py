"""The hours of a team as a form has them: what was typed, read into hours or into every mistake at once."""

from collections.abc import Mapping
from datetime import time

from backend.messaging.promising import Open
from backend.people.members.days import typed_hour

DAYS = range(1, 8)
RANGES = range(1, 4)
"""Of one day, at most; a page shows two, or as many as there are."""
MIDNIGHT = time()


def field(day: int, place: int, side: str) -> str:
    """`side`: "de" or "a"."""
    return f"j{day}-{place}-{side}"


def names() -> list[str]:
    return [field(day, place, side) for day in DAYS for place in RANGES for side in ("de", "a")]


def typed(hours: tuple[Open, ...]) -> dict[str, str]:
    """As the form shows what is kept."""
    words: dict[str, str] = {}
    for day in DAYS:
        of_day = sorted((h for h in hours if h.weekday == day), key=lambda h: h.opens)
        for place, one in enumerate(of_day, 1):
            words[field(day, place, "de")] = f"{one.opens:%H:%M}"
            words[field(day, place, "a")] = f"{one.closes:%H:%M}"
    return words


def read(words: Mapping[str, str]) -> tuple[list[Open], dict[str, str]]:
    """The hours, and by field what is wrong: missing, invalid, order, overlap."""
    hours: list[Open] = []
    wrong: dict[str, str] = {}
    for day in DAYS:
        until: time | None = None
        for place in RANGES:
            sides = [field(day, place, side) for side in ("de", "a")]
            one = _one(day, sides, words, wrong)
            if one is None:
                continue
            if until is not None and (until == MIDNIGHT or one.opens < until):
                wrong[sides[0]] = "overlap"
            until = one.closes
            hours.append(one)
    return hours, wrong


def _one(day: int, sides: list[str], words: Mapping[str, str], wrong: dict[str, str]) -> Open | None:
    given = [words.get(side, "").strip() for side in sides]
    if not any(given):
        return None
    found = [typed_hour(text) for text in given]
    mistakes = {
        side: "invalid" if text else "missing"
        for side, text, hour in zip(sides, given, found, strict=True)
        if hour is None
    }
    wrong |= mistakes
    opens, closes = found
    if opens is None or closes is None:
        return None
    if closes != MIDNIGHT and closes <= opens:
        wrong[sides[1]] = "order"
        return None
    return Open(day, opens, closes)
