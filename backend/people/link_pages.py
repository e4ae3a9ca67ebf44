"""« Mes façons d’entrer »: the providers that know me; add another, once I have proved who I am."""

from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.linking import service
from backend.identity.linking.presenter import way_to_add, ways_known, ways_to_add
from backend.identity.linking.views import Ways
from backend.identity.proving.guards import after_proof
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
HOME = "/facons"
DONE = ("linked", "known", "taken", "other", "removed")


class Adding(msgspec.Struct, frozen=True):
    means: Literal["franceconnect", "franceconnect-plus"] = msgspec.field(name="avec")


@get(HOME)
async def ways(
    request: Req,
    sql: NamedDependency[Connection],
    suite: FromQuery[str] = "",
    avec: FromQuery[str] = "",
    preuve: FromQuery[UUID | None] = None,
) -> Template:
    """`avec` and `preuve`: she has proved who she is, and goes on to the provider that she adds."""
    shell, zone = await around.of_person(sql)
    known = ways_known(await service.MINE.all(sql), request.app.state.parties, zone)
    view = Ways(
        known=known,
        more=ways_to_add(known, request.app.state.parties),
        going=way_to_add(avec, preuve) if preuve and avec in request.app.state.parties else None,
        done=suite if suite in DONE else "",
    )
    return Template("pages/identity/ways.html", context={"view": view, **shell})


@post(f"{HOME}/{{identity:uuid}}/enlever", status_code=303, opt={"at_any_pace": True})
async def unlink(sql: NamedDependency[Connection], identity: FromPath[UUID]) -> Redirect:
    """Only one that she added: those that her house enrolled stay."""
    if not await sql.fetchval(service.UNLINK, identity):
        raise NotFound
    return Redirect(f"{HOME}?suite=removed", status_code=303)


@post(f"{HOME}/ajouter", status_code=303, guards=[after_proof("link")])
async def add(request: Req, data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """On to a page with a link: Chromium follows no form to another site."""
    form = Form(Adding, data)
    if not form:
        raise Invalid
    return Redirect(f"{HOME}?avec={form.value.means}&preuve={request.state.proof}", status_code=303)
