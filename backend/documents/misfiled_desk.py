"""« Rangé chez une autre personne »: the record of each such paper, for who answers for identities in the house."""

from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.documents import misfiled
from backend.documents import misfiled_presenter as presenter
from backend.documents.parcel_acts import desk_shell
from backend.identity.guards import as_staff
from backend.kit.asking import as_uuid
from backend.kit.clock import now
from backend.kit.days import WrongDay, birthdate
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people.members.desk import Data, Req, once_or_again


class Looking(msgspec.Struct, frozen=True):
    born: str = msgspec.field(name="ne_le")


class Closing(msgspec.Struct, frozen=True):
    key: UUID
    authority: Literal["told", "no_risk"] = msgspec.field(name="autorite")
    owner: str = msgspec.field(name="a-qui")
    born: str = msgspec.field(name="ne_le", default="")


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/incidents"


@get("/")
async def all_of_them(
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    suite: FromQuery[str] = "",
    apres: FromQuery[UUID | None] = None,
) -> Template:
    shell, zone = await desk_shell(sql, house)
    view = presenter.listed(
        await misfiled.ALL.all(sql, after=apres), base_of(house), zone, f"/equipe/{house}/contestes"
    )
    view = replace(view, closed=suite == "closed")
    return Template("pages/documents/misfilings.html", context={"view": view, **shell})


@get("/{misfiling:uuid}")
async def one(sql: NamedDependency[Connection], house: FromPath[UUID], misfiling: FromPath[UUID]) -> Template:
    return await _page(sql, house, misfiling, Form(Closing))


@post("/{misfiling:uuid}/chercher", status_code=200)
async def look_for(
    sql: NamedDependency[Connection], house: FromPath[UUID], misfiling: FromPath[UUID], data: Data
) -> Template:
    """Whose it is, among those who were born that day."""
    form = Form(Looking, data)
    if not _born(form):
        form.errors["ne_le"] = "invalid"
    return await _page(sql, house, misfiling, form)


def _born(form: Form[Any]) -> str:
    """The day for which people were looked up; none when nobody typed one."""
    try:
        return birthdate(form.typed["ne_le"], now().date())
    except WrongDay:
        return ""


async def _page(sql: Connection, house: UUID, misfiling: UUID, form: Form[Any]) -> Template:
    """Those who were born that day stand there again after a mistake."""
    born = _born(form)
    shell, zone = await desk_shell(sql, house)
    row = await misfiled.ONE.one(sql, id=misfiling)
    if row is None:
        raise NotFound
    found = await misfiled.BORN.all(sql, birthdate=born, id=misfiling) if born else []
    seen = await misfiled.SEEN.all(sql, id=misfiling)
    view = replace(presenter.one(row, seen, found, base_of(house), zone, form), looked=bool(born))
    status = 422 if form.errors else 200
    return Template("pages/documents/misfiling.html", context={"view": view, **shell}, status_code=status)


@post("/{misfiling:uuid}", status_code=303)
async def close(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], misfiling: FromPath[UUID], data: Data
) -> Response[Any]:
    form, base = Form(Closing, data), base_of(house)
    await desk_shell(sql, house)
    owner = as_uuid(form.typed["a-qui"])
    if form.typed["a-qui"] not in ("", presenter.NOBODY) and owner is None:
        form.errors["a-qui"] = "invalid"

    async def act() -> None:
        await misfiled.close(sql, misfiling, owner, form.value.authority, form.value.key, base)

    return await once_or_again(request, form, act, f"{base}?suite=closed", lambda: _page(sql, house, misfiling, form))


HERE = [all_of_them, one, look_for, close]
router = Router("/equipe/{house:uuid}/incidents", route_handlers=HERE, guards=[as_staff])
