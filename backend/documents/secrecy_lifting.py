"""A minor agrees that it is told: his own will, that a professional writes."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.delegation import keeping
from backend.documents import secrecy_acts, secrecy_presenter, secrecy_queries
from backend.documents.opening import key_in
from backend.documents.secrecy_schemas import Kept, Lifting
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422


@get("/oppositions/{secret:uuid}/lever")
async def before_lifting(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], secret: FromPath[UUID]
) -> Template:
    return await _lifting(request, sql, house, secret, Form(Lifting))


async def _lifting(request: Req, sql: Connection, house: UUID, secret: UUID, form: Form[Lifting]) -> Template:
    row = await _one(sql, secret)
    shell, _ = await around.of_desk(sql, house, "personnes")
    acting = await secrecy_queries.ACTING_FOR_MINOR.all(sql, dossier_id=row.dossier_id)
    names = [one.name for one in acting if row.whom in (None, one.person)]
    view = keeping.Reveal(
        action=f"/equipe/{house}/oppositions/{secret}/lever",
        back_url=f"/equipe/{house}/personnes/{row.dossier_id}/oppositions",
        title=secrecy_presenter.title(request.app.state.ring, row) or str(texts.t("secret.thread")),
        then=tuple(str(texts.t("opposition.may_read", name=name)) for name in names),
        form=form,
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/documents/opposition_lift.html", context={"view": view, **shell}, status_code=status)


async def _one(sql: Connection, secret: UUID) -> Kept:
    row = await secrecy_queries.ONE.one(sql, act=secret)
    if row is None:
        raise NotFound
    return row


@post("/oppositions/{secret:uuid}/lever", status_code=303)
async def lift(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], secret: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Lifting, data)
    if form.errors:
        return await _lifting(request, sql, house, secret, form)
    return Redirect(await secrecy_acts.lift(sql, await _one(sql, secret), key_in(data)), status_code=303)


LIFTING = (before_lifting, lift)
