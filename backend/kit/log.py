"""Logs as lines of JSON, from an allow-list: what is not named in `log_words` never gets out.

No message of an exception, no query string, no body: an exception is its type and the places it
went through, without values. What was dropped is counted, so that a mistake is seen.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
import structlog

from backend.kit.log_places import places, raised
from backend.kit.log_words import EVENTS, LARGEST, LISTS, NUMBERS, TEXTS

INS = re.compile(r"(?<![0-9])[1-478](?:[ .\-\u00a0\u202f]?[0-9AB]){12,14}(?![0-9])")
"""Thirteen to fifteen signs that look like a number of social security, spaced or not."""
_UUID = TEXTS["request_id"]
FEW = frozenset({"route", "method"})
"""A closed list each: our own addresses, and the methods of HTTP."""

logger: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def configure(level: str = "info") -> None:
    """Send our events, and the warnings of the libraries, to the standard error."""
    least = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper("iso", utc=True, key="at"),
            told,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=Lines,
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    for handler in [kept for kept in root.handlers if isinstance(kept, Libraries)]:
        root.removeHandler(handler)
    root.addHandler(Libraries(max(least, logging.WARNING)))


class Lines:
    """Writes to the standard error of the moment. A line that finds no room is lost, the answer beside it is not."""

    def __init__(self, *_: object) -> None:
        pass

    def msg(self, line: str) -> None:
        with suppress(OSError):
            sys.stderr.write(f"{line}\n")

    debug = info = warning = error = critical = exception = msg


class Libraries(logging.Handler):
    """What a library says is free text: kept are its name, how bad it is and the exception."""

    def emit(self, record: logging.LogRecord) -> None:
        failure = record.exc_info if record.exc_info and record.exc_info[0] else None
        log = logger.error if record.levelno >= logging.ERROR else logger.warning
        log("library", library=record.name, exc_info=failure)


def told(_: object, method: str, event: MutableMapping[str, Any]) -> str:
    """The line: what is allowed, then how much was not."""
    failure = raised(event.pop("exc_info", None))
    if failure:
        event.update(places(failure))
    line = {"at": event.pop("at"), "severity": method}
    name = event.pop("event", None)
    known = {key: value for key, given in event.items() if (value := _allowed(key, given)) is not None}
    dropped = len(event) - len(known)
    if name in EVENTS:
        line["event"] = name
    else:
        line["event"] = "unlisted"
        dropped += 1
    line.update(known)
    if dropped:
        line["dropped"] = dropped
    return msgspec.json.encode(line).decode()


def _allowed(key: str, value: object) -> object:
    """The value in a form that may be written, or nothing."""
    if key in NUMBERS:
        return number(value)
    if form := TEXTS.get(key):
        text = str(value) if isinstance(value, UUID) else value
        return _again(form, text) if key in FEW and isinstance(text, str) else _text(form, text)
    if form := LISTS.get(key):
        items = value if isinstance(value, list | tuple) else ()
        return [kept for item in items if (kept := _text(form, item)) is not None]
    return None


def number(value: object) -> object:
    """As it may be written, or nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < LARGEST else None


def _text(form: re.Pattern[str], value: object) -> str | None:
    if not isinstance(value, str) or not form.fullmatch(value):
        return None
    return value if _UUID.fullmatch(value) else INS.sub("▒", value)


_again = lru_cache(1024)(_text)


configure()
