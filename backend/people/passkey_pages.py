"""« Mes clés d’accès »: which there are; give one a name, take it away."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.passkeys import presenter, service
from backend.identity.passkeys.rules import LONGEST_NAME
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
HOME = "/cles"
Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]


class Named(msgspec.Struct, frozen=True):
    name: Name = msgspec.field(name="nom")


@get(HOME)
async def keys(request: Req, sql: NamedDependency[Connection], suite: FromQuery[str] = "") -> Template:
    shell, zone = await around.of_person(sql)
    mine, happened = await service.MINE.all(sql), await service.HAPPENED.all(sql)
    view = presenter.keys(request.app.state.ring, mine, happened, zone, suite)
    return Template("pages/identity/keys.html", context={"view": view, **shell})


@post(f"{HOME}/{{passkey:uuid}}/nommer", status_code=303)
async def rename(
    request: Req, sql: NamedDependency[Connection], passkey: FromPath[UUID], data: URLEncodedBody[dict[str, Any]]
) -> Redirect:
    form = Form(Named, data)
    if not form:
        raise Invalid
    if not await service.rename(sql, request.app.state.ring, passkey, form.value.name):
        raise NotFoundException
    return Redirect(f"{HOME}?suite=named", status_code=303)


@post(f"{HOME}/{{passkey:uuid}}/enlever", status_code=303, opt={"at_any_pace": True})
async def remove(sql: NamedDependency[Connection], passkey: FromPath[UUID]) -> Redirect:
    """What it opened ends with it, but here."""
    if not await service.remove(sql, passkey):
        raise NotFoundException
    return Redirect(f"{HOME}?suite=removed", status_code=303)
