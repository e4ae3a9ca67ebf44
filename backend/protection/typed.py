"""What was typed of a measure, judged: every mistake at once."""

from datetime import date
from typing import Any
from uuid import UUID

from backend.kit.forms import Form
from backend.people.members.days import typed_day
from backend.protection.presenter import enterable
from backend.protection.rules import too_long
from backend.protection.schemas import Entering
from backend.protection.service import Entered


def entered(form: Form[Entering], dossier: UUID) -> Entered | None:
    """None when something is wrong; then `form` says what."""
    one = enterable().get(form.typed["mesure"])
    if one is None and "mesure" not in form.errors:
        form.errors["mesure"] = "invalid"
    days = {name: _day(form, name) for name in ("decision", "debut", "fin")}
    _judge(form, days, protects=bool(one and one.scope))
    if form.errors or one is None or days["decision"] is None or days["debut"] is None:
        return None
    said = form.value
    return Entered(
        dossier=dossier,
        kind=one.kind,
        scope=one.scope,
        code=said.code,
        office=said.office,
        decided=days["decision"],
        starts=days["debut"],
        ends=days["fin"],
        evidence=said.evidence,
    )


def _day(form: Form[Any], name: str) -> date | None:
    day = typed_day(form.typed[name])
    if day is None and form.typed[name].strip():
        form.errors[name] = "invalid"
    return day


def _judge(form: Form[Entering], days: dict[str, date | None], *, protects: bool) -> None:
    """A measure of protection always has an end; authority may have none but the child's majority."""
    starts, ends = days["debut"], days["fin"]
    if ends is None and protects and "fin" not in form.errors:
        form.errors["fin"] = "missing"
    if starts and ends and ends < starts:
        form.errors["fin"] = "before"
    elif starts and ends and too_long(starts, ends):
        form.errors["fin"] = "too_far"
    if bool(form.typed["code"].strip()) is bool(form.typed["organisme"].strip()):
        form.errors["code"] = "one_of"
    if "prevenue" not in form.errors and form.typed["prevenue"] not in ("on", "true", "1"):
        form.errors["prevenue"] = "missing"
