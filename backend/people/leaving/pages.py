"""« Départ, décès »: what a house notes of somebody's life, and takes back when it was a mistake."""

from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.identity.proving.guards import after_proof
from backend.kit import texts
from backend.kit.dates import date_words
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.leaving import service, views
from backend.people.leaving.rules import EVIDENCE, KINDS
from backend.people.members.days import typed_day
from backend.people.members.desk import Data, Mistake, Req, once_or_again
from backend.people.members.guards import enrols, only_if
from backend.people.members.service import Once
from backend.people.members.typed import Pressed
from backend.people.members.views import Option

DONE = ("noted", "cancelled")
takes_back = only_if(
    """select 'enrolment' = any (my_duties()) and exists (
         select from dossier_event e
          where e.id = $1 and e.dossier_id = $2 and e.establishment_id = acting_house())""",
    "event",
    "dossier",
)


class Noting(msgspec.Struct, frozen=True):
    """What happened, its day as it is typed, and what was seen."""

    key: UUID
    kind: Literal["departure", "transfer", "death"] = msgspec.field(name="quoi")
    day: str = msgspec.field(name="jour")
    evidence: Literal["person", "family", "certificate", "register"] = msgspec.field(name="preuve")


def base_of(house: UUID, dossier: UUID) -> str:
    return f"/equipe/{house}/personnes/{dossier}/depart"


@get("/")
async def events(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:
    return await _page(request, sql, house, dossier, Form(Noting), suite if suite in DONE else "")


async def _page(request: Req, sql: Connection, house: UUID, dossier: UUID, form: Form[Any], done: str = "") -> Template:
    """Raises NotFound for a role that enrols nobody here."""
    row = await service.PERSON.one(sql, dossier=dossier, house=house)
    if row is None:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    noted, url = await service.EVENTS.all(sql, dossier=dossier, house=house), base_of(house, dossier)
    view = views.Events(
        name=f"{row.given_name} {row.family_name}",
        url=url,
        back_url=f"/equipe/{house}/personnes",
        events=tuple(views.Event(_words(one), f"{url}/{one.id}/annuler") for one in noted),
        kinds=tuple(Option(kind, str(texts.t(f"leaving.{kind}"))) for kind in KINDS),
        evidence=tuple(Option(one, str(texts.t(f"leaving.evidence.{one}"))) for one in EVIDENCE),
        months=str(texts.tn("leaving.months", request.app.state.settings.copy_months)),
        form=form,
        mistakes=tuple(
            Mistake("quoi" if field == "form" else field, str(texts.t(f"error.leaving.{field}.{code}")))
            for field, code in form.errors.items()
        ),
        done=done,
    )
    return Template("pages/people/leaving.html", context={"view": view, **shell})


def _words(one: service.EventRow) -> str:
    evidence = texts.t(f"leaving.evidence.{one.evidence}")
    return str(texts.t(f"leaving.{one.kind}.on", day=date_words(one.day), evidence=evidence))


@post("/", status_code=303, guards=[enrols, after_proof("leaving")])
async def note(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Noting, data), base_of(house, dossier)
    day = typed_day(form.typed["jour"])
    if day is None and "jour" not in form.errors:
        form.errors["jour"] = "invalid"

    async def act() -> None:
        if day is None:
            raise Invalid
        what = service.Happened(dossier, form.value.kind, day, form.value.evidence)
        await service.note(sql, Once(form.value.key, url, url), what, request.app.state.settings.copy_months)

    return await once_or_again(
        request, form, act, f"{url}?suite=noted", lambda: _page(request, sql, house, dossier, form)
    )


@post("/{event:uuid}/annuler", status_code=303, guards=[takes_back, after_proof("leaving_back")])
async def cancel(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    event: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    form, url = Form(Pressed, data), base_of(house, dossier)
    if not form:
        raise Invalid

    async def act() -> None:
        await service.cancel(sql, Once(form.value.key, f"{url}/{event}", url), event)

    return await once_or_again(
        request, form, act, f"{url}?suite=cancelled", lambda: _page(request, sql, house, dossier, form)
    )


PLACE = "/equipe/{house:uuid}/personnes/{dossier:uuid}/depart"
router = Router(PLACE, route_handlers=[events, note, cancel], guards=[as_staff])
