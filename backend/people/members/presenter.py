"""From the rows of who works in a house to words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import date_words, local
from backend.kit.forms import Filled
from backend.people.members import views
from backend.people.members.days import last_day
from backend.people.members.desk import TEAM, Mistake
from backend.people.members.schemas import ChoiceRow, MemberRow, OneMember

FORM = "form"


def line(row: MemberRow, zone: str, base: str) -> views.Line:
    return views.Line(row.name, row.role, row.teams, when(row, zone), f"{base}/{row.id}")


def when(row: MemberRow | OneMember, zone: str) -> str:
    """« À partir du 2 janvier 2027 », « Jusqu’au 31 décembre 2026 », or both."""
    told = []
    if row.starts_at > now():
        told.append(str(texts.t("members.from", day=date_words(local(row.starts_at, zone).date()))))
    if row.ends_at:
        told.append(str(texts.t("members.until", day=date_words(last_day(row.ends_at, zone)))))
    return " · ".join(told)


def options(rows: Iterable[ChoiceRow], kind: str) -> tuple[views.Option, ...]:
    return tuple(views.Option(str(row.id), row.name) for row in rows if row.kind == kind)


def ticks(rows: Iterable[ChoiceRow], checked: Iterable[str]) -> tuple[views.Tick, ...]:
    """The teams, each with its service."""
    chosen = set(checked)
    return tuple(
        views.Tick(f"{TEAM}{row.id}", f"{row.name} ({row.service})" if row.service else row.name, str(row.id) in chosen)
        for row in rows
        if row.kind == "team"
    )


def mistakes(form: Filled) -> tuple[Mistake, ...]:
    """Those of a field say which; what concerns the whole leads to its beginning."""
    return tuple(
        Mistake("affiche" if field == FORM else field, str(texts.t(f"error.members.{field}.{code}")))
        for field, code in form.errors.items()
    )


def member(
    row: OneMember, choices: list[ChoiceRow], zone: str, base: str, form: Filled, done: str = ""
) -> views.Member:
    typed: Mapping[str, str] = form.typed
    held = {str(team) for team in row.teams}
    again = {name.removeprefix(TEAM) for name in typed if name.startswith(TEAM)}
    # Nobody gives herself a team.
    offered = [choice for choice in choices if not row.me or str(choice.id) in held]
    until = last_day(row.ends_at, zone).strftime("%d/%m/%Y") if row.ends_at else ""
    return views.Member(
        name=row.name,
        role=row.role,
        when=when(row, zone),
        me=row.me,
        url=f"{base}/{row.id}",
        back_url=base,
        role_id=typed.get("role", "") or str(row.role_id),
        roles=options(choices, "role"),
        teams=ticks(offered, again if "affiche" in typed else held),
        shown=typed.get("affiche", row.name),
        until=typed.get("fin", until),
        mistakes=mistakes(form),
        done=done,
    )


def new(choices: list[ChoiceRow], base: str, form: Filled) -> views.New:
    again = {name.removeprefix(TEAM) for name in form.typed if name.startswith(TEAM)}
    return views.New(
        url=f"{base}/nouveau",
        back_url=base,
        roles=options(choices, "role"),
        teams=ticks(choices, again),
        form=form,
        mistakes=mistakes(form),
    )


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/membres"
