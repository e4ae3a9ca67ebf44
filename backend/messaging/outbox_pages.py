"""What waited on one's own device: it leaves, or its author reads why it did not, and her own words."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from backend.db.compiled import Connection
from backend.messaging import outbox, views
from backend.messaging.sharing import refuse_without
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


async def _send(request: Req, sql: Connection, data: dict[str, Any], base: str) -> Response[Any]:
    """A script asks, which shows the page itself."""
    ring = request.app.state.ring
    held = await outbox.opened(sql, ring, str(data.get("scelle", "")))
    return Response(None, status_code=201, headers={"Location": await outbox.send(sql, ring, held, base)})


@post("/partir", status_code=201)
async def leave(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    return await _send(request, sql, data, "/messages")


@post("/partir", status_code=201)
async def leave_for_somebody(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], data: Data
) -> Response[Any]:
    await refuse_without(sql, "write")
    return await _send(request, sql, data, f"/pour/{person}/messages")


@post("/pas-partis", status_code=200, opt={"at_any_pace": True})
async def give_back(request: Req, sql: NamedDependency[Connection], data: Data) -> Template:
    """In her own name, whoever she wrote for: nothing but her words is shown."""
    held = await outbox.opened(sql, request.app.state.ring, str(data.get("scelle", "")))
    shell, _ = await around.of_person(sql)
    view = views.NotSent(key=held.fields.get("key", ""), lines=tuple(held.fields.get("mots", "").splitlines()))
    return Template("pages/messaging/not_sent.html", context={"view": view, **shell})
