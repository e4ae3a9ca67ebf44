"""Prepare a mandate for somebody who is there: whom she names, for what, until when."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation.presets import squares
from backend.delegation.schemas import Proposal
from backend.delegation.terms import Terms, times
from backend.delegation.writing import Agreed
from backend.entrusting import asked, words
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.mandates import service, views
from backend.mandates.at_desk import base_of, of_desk
from backend.mandates.schemas import Preparing
from backend.people.leaving.service import PERSON

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
BY_NAME = {"code": "-"}
"""What stands where a proposal says whom: the paper names her."""


@get("/personnes/{dossier:uuid}/mandat")
async def before(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    return await _page(sql, house, dossier, Form(Preparing), Form(Proposal))


async def _page(sql: Connection, house: UUID, dossier: UUID, whom: Form[Preparing], form: Form[Proposal]) -> Template:
    row = await PERSON.one(sql, dossier=dossier, house=house)
    if row is None:
        raise NotFound
    shell, _ = await of_desk(sql, house)
    view = views.Prepare(
        url=f"/equipe/{house}/personnes/{dossier}/mandat",
        back_url=f"/equipe/{house}/personnes",
        name=f"{row.given_name} {row.family_name}",
        whom=whom,
        form=form,
    )
    status = MISTAKEN if whom.errors or form.errors else 200
    return Template("pages/mandates/prepare.html", context={"view": view, **shell}, status_code=status)


@post("/personnes/{dossier:uuid}/mandat", status_code=303)
async def prepare(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    whom, form = Form(Preparing, data), Form(Proposal, data | BY_NAME)
    row = await PERSON.one(sql, dossier=dossier, house=house)
    if row is None:
        raise NotFound
    await of_desk(sql, house)
    try:
        if whom and asked.in_one_tap(form) and (agreed := _agreed(whom.value, form, row.zone)):
            there = await service.prepare(sql, base_of(house), dossier, whom.value, form.value.relation, agreed)
            return Redirect(f"{there}?suite=prepared", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return await _page(sql, house, dossier, whom, form)


def _agreed(whom: Preparing, form: Form[Proposal], zone: str) -> Agreed | None:
    """From the day of the second person on. None when a day is wrong, which the form then says."""
    wish = form.value
    _, ends_at, wrong = times(wish, local(now(), zone).date(), zone)
    form.errors.update(wrong)
    terms = Terms(squares(wish.what, told=wish.told), (), None, ends_at)
    return None if form.errors else Agreed(terms, words.agreed(f"{whom.given_name} {whom.family_name}", terms, zone))


PREPARING = (before, prepare)
