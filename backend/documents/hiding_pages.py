"""Hide one of my papers from the professionals of this app: what it changes, then the act."""

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
from backend.documents import presenter, service, views
from backend.documents.opening import key_in, opened_paper
from backend.kit import texts
from backend.kit.dates import day_words
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
USED = 422


@get("/{paper:uuid}/cacher")
async def before_hiding(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Template:
    return await _hide_page(request, sql, paper)


async def _hide_page(request: Req, sql: Connection, paper: UUID, *, again: bool = False) -> Template:
    """`again`: her key has served for something else, so this is asked once more, with a new key."""
    row = await opened_paper(sql, paper)
    shell, _ = await around.of_person(sql)
    key = presenter.key_of(request.app.state.ring, row)
    view = views.Hide(
        id=str(row.id),
        title=presenter.words(key, row, "title"),
        day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        loses=(str(texts.t("hide.team", house=row.house)),),
        keeps=(str(texts.t("who.you")), str(texts.t("hide.author"))),
        again=again,
    )
    status = USED if again else 200
    return Template("pages/documents/hide.html", context={"view": view, **shell}, status_code=status)


@post("/{paper:uuid}/cacher", status_code=303)
async def hide(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], data: Data) -> Response[Any]:
    try:
        return Redirect(f"{await service.hide(sql, paper, key_in(data))}?suite=hidden", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _hide_page(request, sql, paper, again=True)


HIDING = (before_hiding, hide)
