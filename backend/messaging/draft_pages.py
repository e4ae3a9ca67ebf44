"""« Garder pour plus tard »: by the button, and by itself while one types where there is JavaScript."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.messaging import beginning, drafting
from backend.messaging.addresses import asked
from backend.messaging.schemas import Keeping

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


@post("/{thread:uuid}/garder", status_code=303)
async def keep_answer(
    request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    ground = await drafting.GROUND_OF_THREAD.one(sql, id=thread)
    await drafting.keep(sql, request.app.state.ring, ground, thread, _kept(data))
    return _answer(request, f"/messages/{thread}#repondre")


@post("/ecrire/garder", status_code=303)
async def keep_beginning(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    kept = _kept(data)
    team = await beginning.who_answers(sql, kept.paper, kept.only)
    place = drafting.place_of(team.dossier_id, kept.paper, kept.only)
    ground = await drafting.GROUND_OF_DOSSIER.one(sql, id=team.dossier_id, place=place)
    await drafting.keep(sql, request.app.state.ring, ground, None, kept)
    return _answer(request, f"/messages/ecrire{asked(paper=kept.paper, only=kept.only)}#mots")
