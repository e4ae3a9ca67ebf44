"""What was typed of somebody, judged field by field: all mistakes at once, each with its own words."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend.enrolment import rules
from backend.enrolment.schemas import Newcomer, Who
from backend.enrolment.service import Opening
from backend.kit import clock
from backend.kit.asking import as_uuid
from backend.kit.dates import local
from backend.kit.forms import CHECKED, Form
from backend.people.matching import Traits, plain
from backend.people.opening import Newcomer as Opened

TEAM = "equipe-"
JUDGED = {"ne_le": rules.birthdate_of, "ne_a": rules.birthplace_of, "matricule": rules.matricule_of}


def who(data: Mapping[str, Any]) -> Form[Who]:
    form = Form(Who, data)
    _judge(form, "ne_le", "ne_a")
    for name in ("naissance", "prenoms"):
        if name not in form.errors and not plain(form.typed[name]):
            form.errors[name] = "missing"
    return form


def newcomer(data: Mapping[str, Any]) -> Form[Newcomer]:
    form = Form(Newcomer, data)
    _judge(form, *JUDGED)
    if not teams(data):
        form.errors["equipes"] = "missing"
    return form


def _judge(form: Form[Any], *names: str) -> None:
    """A matricule is typed or not; when it is, its key must be right."""
    for name in names:
        typed = form.typed[name].strip()
        if typed and name not in form.errors and not JUDGED[name](typed):
            form.errors[name] = "invalid"


def team_box(team: UUID) -> str:
    return f"{TEAM}{team}"


def teams(data: Mapping[str, Any]) -> tuple[UUID, ...]:
    """Those that were ticked, each once."""
    return ticked(data, TEAM)


def ticked(data: Mapping[str, Any], prefix: str) -> tuple[UUID, ...]:
    boxes = (name.removeprefix(prefix) for name, value in data.items() if name.startswith(prefix) and value in CHECKED)
    return tuple(sorted({one for box in boxes if (one := as_uuid(box))}))


def today(form: Form[Who]) -> Form[Who]:
    """The second screen begins with the day of today, which nobody has to type."""
    return Form(Who) if form else form


def since(form: Form[Any], zone: str) -> Form[Any]:
    if not form.typed["depuis"]:
        form.typed["depuis"] = local(clock.now(), zone).date().isoformat()
    return form


def traits(said: Who, matricule: str = "") -> Traits:
    """As the dossier keeps them."""
    return Traits(
        matricule=matricule,
        matricule_oid=rules.register_of(matricule),
        birth_name=said.birth_name,
        given_names=said.given_names,
        birthdate=rules.birthdate_of(said.birthdate),
        sex=said.sex,
        birthplace=rules.birthplace_of(said.birthplace),
    )


def opening(said: Newcomer, ticked: tuple[UUID, ...]) -> Opening:
    matricule = rules.matricule_of(said.matricule)
    opened = Opened(traits=traits(said, matricule), used_name=said.used_name, used_given_name=said.used_given_name)
    return Opening(opened, ticked, said.since, None if said.seen == "aucune" else said.seen)
