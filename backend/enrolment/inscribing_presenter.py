"""What was typed of somebody, in words: what stays hidden on the next screen, what changes, who resembles her."""

from collections.abc import Iterable
from typing import Any

import msgspec

from backend.enrolment import rules
from backend.enrolment.inscribing_views import Change, Resembling
from backend.enrolment.rows import Alike, OnePerson
from backend.enrolment.schemas import Who
from backend.kit import texts
from backend.kit.days import figures
from backend.kit.forms import Form

WHO = tuple(field.encode_name for field in msgspec.structs.fields(Who) if field.name != "key")


def typed_of(one: OnePerson) -> dict[str, str]:
    """The dossier as the form would have it typed."""
    return {
        "naissance": one.birth_name,
        "prenoms": one.given_names,
        "usage": one.used_name or "",
        "prenom": one.used_given_name or "",
        "ne_le": figures(one.birthdate),
        "sexe": one.sex,
        "ne_a": one.birthplace,
    }


def hidden(form: Form[Any], *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, form.typed[name]) for name in names)


def changes(one: OnePerson, form: Form[Who]) -> tuple[Change, ...]:
    before = typed_of(one)
    after = {name: form.typed[name].strip() for name in WHO}
    return tuple(
        Change(name, _sex(name, before[name]), _sex(name, after[name])) for name in WHO if before[name] != after[name]
    )


def _sex(name: str, value: str) -> str:
    return str(texts.t(f"enrol.sex.{value.lower()}")) if name == "sexe" else value


def alike(rows: Iterable[Alike], birth_name: str, place: str) -> tuple[Resembling, ...]:
    """The same birth name, however it is written: the day is the same already."""
    return tuple(
        Resembling(f"{row.used_given_name or row.given_names} {row.used_name or row.birth_name}", f"{place}/{row.id}")
        for row in rows
        if rules.alike(row.birth_name, birth_name)
    )
