"""An exception as a log may tell it: its type and the places it went through, never its words."""

import sys
import traceback
from collections.abc import Mapping
from types import TracebackType

FRAMES = 20
Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def raised(given: object) -> Raised | None:
    if given is True:
        given = sys.exc_info()
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    return given if isinstance(given, tuple) and given[0] else None


def places(failure: Raised) -> Mapping[str, object]:
    """The type, the way it took and its causes; never what it says."""
    kind, exception, way = failure
    frames = traceback.extract_tb(way)[-FRAMES:]
    causes: list[str] = []
    cause = exception.__cause__ or exception.__context__
    while cause and len(causes) < FRAMES:
        causes.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    trace = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": kind.__qualname__, "trace": trace} | ({"causes": causes} if causes else {})


def _short(filename: str) -> str:
    """The path from the package on: where a program is installed is nobody's business."""
    for root in ("/site-packages/", "/backend/", "/tests/"):
        _, found, after = filename.rpartition(root)
        if found:
            return after if "site" in root else root.strip("/") + "/" + after
    return filename.rpartition("/")[2]
