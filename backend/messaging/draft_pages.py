"""« Garder pour plus tard »: by the button, and by itself while one types where there is JavaScript."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.messaging import beginning, drafting
from backend.messaging.addresses import asked
from backend.messaging.schemas import Keeping
from backend.messaging.sharing import refuse_without

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


def _kept(data: dict[str, Any]) -> Keeping:
    form = Form(Keeping, data)
    if not form:
        raise Invalid
    return form.value


def _answer(request: Req, page: str) -> Response[Any]:
    """Back to the page for who pressed the button; nothing for a script, which shows it already."""
    if request.headers.get("sec-fetch-dest") == "empty":
        return Response(None, status_code=204)
    return Redirect(page, status_code=303)


async def _keep_answer(request: Req, sql: Connection, base: str, thread: UUID, data: dict[str, Any]) -> Response[Any]:
    ground = await drafting.GROUND_OF_THREAD.one(sql, id=thread)
    await drafting.keep(sql, request.app.state.ring, ground, thread, _kept(data))
    return _answer(request, f"{base}/{thread}#repondre")


async def _keep_beginning(request: Req, sql: Connection, base: str, data: dict[str, Any]) -> Response[Any]:
    kept = _kept(data)
    team = await beginning.who_answers(sql, kept.paper, kept.only)
    place = drafting.place_of(team.dossier_id, kept.paper, kept.only)
    ground = await drafting.GROUND_OF_DOSSIER.one(sql, id=team.dossier_id, place=place)
    await drafting.keep(sql, request.app.state.ring, ground, None, kept)
    return _answer(request, f"{base}/ecrire{asked(paper=kept.paper, only=kept.only)}#mots")


@post("/{thread:uuid}/garder", status_code=303)
async def keep_answer(
    request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _keep_answer(request, sql, "/messages", thread, data)


@post("/ecrire/garder", status_code=303)
async def keep_beginning(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    return await _keep_beginning(request, sql, "/messages", data)


@post("/{thread:uuid}/garder", status_code=303)
async def keep_answer_for_somebody(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    await refuse_without(sql, "write")
    return await _keep_answer(request, sql, f"/pour/{person}/messages", thread, data)


@post("/ecrire/garder", status_code=303)
async def keep_beginning_for_somebody(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], data: Data
) -> Response[Any]:
    await refuse_without(sql, "write")
    if data.get("seulement"):
        raise NotFound  # to one member alone, she writes herself
    return await _keep_beginning(request, sql, f"/pour/{person}/messages", data)


OWN, FOR_SOMEBODY = (keep_answer, keep_beginning), (keep_answer_for_somebody, keep_beginning_for_somebody)
