"""The desk: whose number it is, « je vois cette personne et sa pièce d’identité », and a second who sees her too."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.cards.rules import plain
from backend.identity.guards import as_staff
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.members.desk import once_or_again
from backend.people.members.guards import only_if, proof_if
from backend.people.members.service import Once
from backend.people.vouching import presenter, service, views
from backend.people.vouching.schemas import Confirming, Looking, Seeing

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
PLACE, DUTY, MISTAKEN = "preuves", "identity", 422
DONE = ("seen", "done")
_AT_DESK = "exists (select from vouching_at_desk($1))"
of_vouching = only_if(f"select {_AT_DESK}", "vouching")
# Who does not say that she is there is told so before he proves anything; nothing is confirmed.
proof_of_who_sees = proof_if(
    "vouch",
    f"select $2::boolean and {_AT_DESK}",
    "vouching",
    parts=lambda fields: not fields or any(name == "devant" and value for name, value in fields),
)


async def of_desk(sql: Connection, house: UUID) -> dict[str, Any]:
    """Raises NotFound for whoever has not the duty."""
    shell, _ = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/{PLACE}"


@get("/")
async def before(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    return await _look(sql, house, Form(Looking))


async def _look(sql: Connection, house: UUID, form: Form[Looking]) -> Template:
    shell, status = await of_desk(sql, house), MISTAKEN if form.errors else 200
    view = views.Look(base_of(house), form)
    return Template("pages/people/vouching_look.html", context={"view": view, **shell}, status_code=status)


@post("/", status_code=303)
async def look_for(sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    """Of somebody whom this desk does not know, there is no number."""
    form = Form(Looking, data)
    vouching = await sql.fetchval(service.FOUND, plain(form.value.number)) if form else None
    if vouching:
        return Redirect(f"{base_of(house)}/{vouching}", status_code=303)
    form.errors.setdefault("numero", "unknown")
    return await _look(sql, house, form)


@get("/{vouching:uuid}")
async def one(
    sql: NamedDependency[Connection], house: FromPath[UUID], vouching: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(sql, house, vouching, Form(Seeing), done=suite if suite in DONE else "")


async def _page(sql: Connection, house: UUID, vouching: UUID, form: Form[Any], *, done: str = "") -> Template:
    row = await service.ONE.one(sql, vouching=vouching)
    if row is None:
        raise NotFound
    view = presenter.one(row, base_of(house), vouching, form, done=done)
    return Template("pages/people/vouching.html", context={"view": view, **await of_desk(sql, house)})


@post("/{vouching:uuid}/vu", status_code=303, guards=[of_vouching])
async def see(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], vouching: FromPath[UUID], data: Data
) -> Response[Any]:
    """Both: she is there, and a document was looked at."""
    form, url = Form(Seeing, data), f"{base_of(house)}/{vouching}"
    if not form.typed.get("devant"):
        form.errors["devant"] = "missing"

    async def act() -> None:
        await service.see(sql, Once(form.value.key, f"{url}/vu", url), vouching, form.value.document)

    return await once_or_again(request, form, act, f"{url}?suite=seen", lambda: _page(sql, house, vouching, form))


@post("/{vouching:uuid}/confirmer", status_code=303, guards=[of_vouching, proof_of_who_sees])
async def confirm(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], vouching: FromPath[UUID], data: Data
) -> Response[Any]:
    """The second says it too: she is there."""
    form, url = Form(Confirming, data), f"{base_of(house)}/{vouching}"
    if not form.typed.get("devant"):
        form.errors["devant"] = "missing"

    async def act() -> None:
        await service.confirm(sql, Once(form.value.key, f"{url}/confirmer", url), house, vouching)

    return await once_or_again(request, form, act, f"{url}?suite=done", lambda: _page(sql, house, vouching, form))


HERE = [before, look_for, one, see, confirm]
router = Router("/equipe/{house:uuid}/preuves", route_handlers=HERE, guards=[as_staff])
