"""What was typed of somebody, judged field by field: all mistakes at once, each with its own words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from backend.enrolment import rules
from backend.enrolment.schemas import Followed, Newcomer, Who, WithHer
from backend.enrolment.service import Opening
from backend.interop.ins.places import birthplace
from backend.kit import clock
from backend.kit.asking import as_uuid
from backend.kit.dates import local
from backend.kit.days import typed_day
from backend.kit.errors import Invalid
from backend.kit.forms import CHECKED, Form
from backend.people.matching import Traits, plain
from backend.people.opening import Newcomer as Opened

TEAM = "equipe-"
JUDGED: dict[str, Callable[[str], object]] = {
    "ne_le": rules.birthdate_of,
    "ne_a": birthplace,
    "matricule": rules.matricule_of,
    **dict.fromkeys(("depuis", "relance", "quand"), typed_day),
}


def who(data: Mapping[str, Any]) -> Form[Who]:
    form = Form(Who, data)
    _judge(form, "ne_le", "ne_a")
    for name in ("naissance", "prenoms"):
        if name not in form.errors and not plain(form.typed[name]):
            form.errors[name] = "missing"
    return form


def newcomer(data: Mapping[str, Any]) -> Form[Newcomer]:
    form = Form(Newcomer, data)
    _judge(form, "ne_le", "ne_a", "matricule", "depuis")
    if not teams(data):
        form.errors["equipes"] = "missing"
    return form


def followed(data: Mapping[str, Any]) -> Form[Followed]:
    form = Form(Followed, data)
    _judge(form, "relance")
    return form


def with_her(data: Mapping[str, Any]) -> Form[WithHer]:
    form = Form(WithHer, data)
    _judge(form, "quand")
    return form


def _judge(form: Form[Any], *names: str) -> None:
    """A matricule is typed or not; when it is, its key must be right."""
    for name in names:
        words = form.typed[name].strip()
        if words and name not in form.errors and not JUDGED[name](words):
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


def today_in(form: Form[Any], name: str, zone: str) -> Form[Any]:
    """The day of today, which nobody has to type."""
    if not form.typed[name]:
        form.typed[name] = in_figures(local(clock.now(), zone).date())
    return form


def in_figures(day: date) -> str:
    """« 02/09/2026 », as it is typed."""
    return f"{day:%d/%m/%Y}"


def day(said: str) -> date:
    """Of a field that was judged."""
    found = typed_day(said)
    if found is None:
        raise Invalid
    return found


def traits(said: Who, matricule: str = "", register: str = "") -> Traits:
    """As the dossier keeps them."""
    day, place = rules.birthdate_of(said.birthdate), birthplace(said.birthplace)
    return Traits(matricule, register, said.birth_name, said.given_names, day, said.sex, place)


def opening(said: Newcomer, ticked: tuple[UUID, ...], *, production: bool) -> Opening:
    matricule = rules.matricule_of(said.matricule)
    hers = traits(said, matricule, rules.register_of(matricule, production=production))
    opened = Opened(traits=hers, used_name=said.used_name, used_given_name=said.used_given_name)
    return Opening(opened, ticked, day(said.since), None if said.seen == "aucune" else said.seen)
