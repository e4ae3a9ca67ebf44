"""Somebody of the house has a document in the hand that says who a person is."""

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
from backend.kit.forms import Form
from backend.people import identifying, identity_presenter
from backend.people.identifying import Seen
from backend.people.identity_acts import USED, base_of, desk_shell, identity_of

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


@get("/{dossier:uuid}/document")
async def before_saying(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    return await _document_page(sql, house, dossier, Form(Seen))


async def _document_page(sql: Connection, house: UUID, dossier: UUID, form: Form[Seen]) -> Template:
    shell, _ = await desk_shell(sql, house)
    view = identity_presenter.document(await identity_of(sql, dossier), base_of(house), form)
    status = USED if form.errors else 200
    return Template("pages/people/identity_document.html", context={"view": view, **shell}, status_code=status)


@post("/{dossier:uuid}/document", status_code=303)
async def saw(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    await desk_shell(sql, house)
    form = Form(Seen, data)
    try:
        if form:
            where = await identifying.saw(sql, dossier, form.value, f"{base_of(house)}/{dossier}")
            return Redirect(f"{where}?suite=seen", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return await _document_page(sql, house, dossier, form)


SEEN = (before_saying, saw)
