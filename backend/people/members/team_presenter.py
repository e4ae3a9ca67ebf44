"""From the rows of services and teams to words."""

from uuid import UUID

from backend.kit import texts
from backend.kit.forms import Filled
from backend.people.members import team_views as views
from backend.people.members.desk import Mistake
from backend.people.members.schemas import ServiceRow, TeamRow
from backend.people.members.views import Option


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/equipes"


def teams(services: list[ServiceRow], rows: list[TeamRow], house: UUID, form: Filled, done: str = "") -> views.Teams:
    base = base_of(house)
    told = [
        views.ServiceLine(one.name, _of(rows, one.id, house), str(one.id), f"{base}/services/{one.id}")
        for one in services
    ]
    if alone := _of(rows, None, house):
        told.append(views.ServiceLine(str(texts.t("teams.no_service")) if services else "", alone))
    return views.Teams(
        services=tuple(told),
        options=options(services),
        url=base,
        back_url=f"/equipe/{house}/membres",
        form=form,
        mistakes=mistakes(form),
        done=done,
    )


def options(services: list[ServiceRow]) -> tuple[Option, ...]:
    return (Option("", str(texts.t("teams.no_service"))), *(Option(str(one.id), one.name) for one in services))


def mistakes(form: Filled) -> tuple[Mistake, ...]:
    return tuple(
        Mistake("nom" if field == "form" else field, str(texts.t(f"error.teams.{field}.{code}")))
        for field, code in form.errors.items()
    )


def _of(rows: list[TeamRow], service: UUID | None, house: UUID) -> tuple[views.TeamLine, ...]:
    return tuple(_line(row, house) for row in rows if row.service_id == service)


def _line(row: TeamRow, house: UUID) -> views.TeamLine:
    words = str(texts.tn("teams.members", row.members))
    if row.answers:
        words += f" · {texts.t('teams.answers')}"
    return views.TeamLine(row.name, words, f"{base_of(house)}/{row.id}", _hours(row, house))


def _hours(row: TeamRow, house: UUID) -> str:
    return f"/equipe/{house}/horaires/{row.id}" if row.hours else ""


def team(row: TeamRow, services: list[ServiceRow], house: UUID, form: Filled, done: str = "") -> views.Team:
    typed = form.typed
    again = "nom" in typed
    return views.Team(
        name=row.name,
        url=f"{base_of(house)}/{row.id}",
        back_url=base_of(house),
        typed_name=typed.get("nom", row.name),
        service=typed.get("service", "") if again else str(row.service_id or ""),
        options=options(services),
        answers=bool(typed.get("repond")) if again else row.answers,
        hours_url=_hours(row, house),
        mistakes=mistakes(form),
        done=done,
    )
