"""Where a professional works, as Pro Santé Connect tells it: 0 to n professions, each with 0 to n activities.

Any text may be empty and any list too, so nothing is required: what has another form says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

MOST = 50
_FINESS = re.compile(r"\d[\dAB]\d{7}")
_TECHNICAL = re.compile(r"F(\d[\dAB]\d{7})")  # the identifier of a structure, when it is its FINESS


class Situation(msgspec.Struct, frozen=True):
    """One activity of one profession; `finess` is that of the place, "" when it has none."""

    profession: str
    role: str
    finess: str
    place: str


def situations(told: object) -> tuple[Situation, ...]:
    """The activities of `SubjectRefPro`, the first fifty of the first fifty professions."""
    found = (
        Situation(
            profession=_text(exercise, "codeProfession"),
            role=_text(activity, "codeRole"),
            finess=_finess(activity),
            place=_text(activity, "raisonSocialeSite") or _text(activity, "enseigneCommercialeSite"),
        )
        for exercise in _list(told, "exercices")
        for activity in _list(exercise, "activities")
    )
    return tuple(dict.fromkeys(found))


def places(known: Iterable[Situation]) -> tuple[str, ...]:
    """The FINESS of the places, each once."""
    return tuple(dict.fromkeys(one.finess for one in known if one.finess))


def _finess(activity: Mapping[str, Any]) -> str:
    """Of the place, never of the legal entity, which may have a hundred houses."""
    if _FINESS.fullmatch(number := _text(activity, "numeroFinessSite")):
        return number
    technical = _TECHNICAL.fullmatch(_text(activity, "identifiantTechniqueDeLaStructure"))
    return technical.group(1) if technical else ""


def _list(told: object, name: str) -> Iterator[Mapping[str, Any]]:
    items = told.get(name) if isinstance(told, Mapping) else None
    return (item for item in (items[:MOST] if isinstance(items, list) else ()) if isinstance(item, Mapping))


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return value.strip() if isinstance(value, str) and len(value) <= 200 and value.isprintable() else ""
