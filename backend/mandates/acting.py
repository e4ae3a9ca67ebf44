"""What is done with a mandate: enter the paper that came back, confirm it as a second person, cancel it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.entrusting.asked import caps_of
from backend.identity.proving.guards import after_proof
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.mandates import presenter, service
from backend.mandates.at_desk import base_of, found, of_desk, of_mandate
from backend.mandates.schemas import Entering, Mandate
from backend.people.members.days import typed_day
from backend.people.members.desk import once_or_again
from backend.people.members.service import Once
from backend.people.members.typed import Pressed
from backend.protection.presenter import proofs_of

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


async def page_of(
    request: Req, sql: Connection, house: UUID, mandate: UUID, form: Form[Entering] | None = None, **said: str
) -> Template:
    row = await found(sql, mandate)
    shell, zone = await of_desk(sql, house)
    evidence = service.evidence_of(request.app.state.ring, house, row)
    typed = form if form is not None else _today(zone)
    view = presenter.one(row, base_of(house), proofs_of(house), zone, evidence, typed, **said)
    return Template("pages/mandates/one.html", context={"view": view, **shell})


def _today(zone: str) -> Form[Entering]:
    """The day of today, which nobody has to type."""
    form: Form[Entering] = Form(Entering)
    form.typed["signe_le"] = f"{local(now(), zone):%d/%m/%Y}"
    return form


@post("/mandats/{mandate:uuid}/signe", status_code=303, guards=[of_mandate])
async def enter(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], mandate: FromPath[UUID], data: Data
) -> Response[Any]:
    """Both: what was seen in words, and « J’ai vu le papier signé »."""
    form, row, url = Form(Entering, data), await found(sql, mandate), f"{base_of(house)}/{mandate}"
    day = _signed(form, row)
    if form and not form.value.seen:
        form.errors["vu"] = "missing"

    async def act() -> None:
        if day is None:
            raise Invalid
        await service.enter(sql, request.app.state.ring, house, row, form.value, day, url)

    return await once_or_again(
        request, form, act, f"{url}?suite=entered", lambda: page_of(request, sql, house, mandate, form)
    )


def _signed(form: Form[Entering], row: Mandate) -> Any:
    """On a day that was, where the house is: not before the paper was printed, nor tomorrow."""
    day = typed_day(form.typed["signe_le"])
    first, last = (local(at, row.zone).date() for at in (row.prepared_at, now()))
    if "signe_le" not in form.errors and (day is None or not first <= day <= last):
        form.errors["signe_le"] = "invalid"
    return day


@post("/mandats/{mandate:uuid}/confirmer", status_code=303, guards=[of_mandate, after_proof("mandate")])
async def confirm(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], mandate: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Pressed, data), f"{base_of(house)}/{mandate}"
    if not form:
        raise Invalid

    async def act() -> None:
        once = Once(form.value.key, f"{url}/confirmer", url)
        await service.confirm(sql, once, house, mandate, caps_of(request))

    return await once_or_again(
        request,
        form,
        act,
        f"{url}?suite=confirmed",
        lambda: page_of(request, sql, house, mandate, wrong=form.errors["form"]),
    )


@post("/mandats/{mandate:uuid}/annuler", status_code=303, guards=[of_mandate], opt={"at_any_pace": True})
async def cancel(
    sql: NamedDependency[Connection], house: FromPath[UUID], mandate: FromPath[UUID], data: Data
) -> Redirect:
    form, url = Form(Pressed, data), f"{base_of(house)}/{mandate}"
    if not form:
        raise Invalid
    await service.cancel(sql, Once(form.value.key, f"{url}/annuler", base_of(house)), mandate)
    return Redirect(f"{base_of(house)}?suite=cancelled", status_code=303)


ACTING = (enter, confirm, cancel)
