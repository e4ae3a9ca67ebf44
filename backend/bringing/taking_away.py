"""Take away a paper that one added oneself: said first who has opened it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.bringing import queries, service, views
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents import presenter
from backend.documents.opening import key_in, opened_paper
from backend.documents.views import FAMILIES
from backend.kit.dates import day_words
from backend.kit.errors import NotFound
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
USED = 422


@get("/{paper:uuid}/retirer")
async def before(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Template:
    return await _page(request, sql, paper)


async def _page(request: Req, sql: Connection, paper: UUID, *, again: bool = False) -> Template:
    """Raises NotFound for what she did not add for herself."""
    row = await opened_paper(sql, paper)
    if not (row.by_reader and row.brought_as == "usager"):
        raise NotFound
    shell, _ = await around.of_person(sql)
    view = views.TakeAway(
        title=presenter.words(presenter.key_of(request.app.state.ring, row), row, "title"),
        day=day_words(row.written_on),
        family=FAMILIES[row.family],
        url=f"/papiers/{paper}",
        readers=tuple(name for (name,) in await sql.fetch(queries.WHO_READ, paper)),
        again=again,
    )
    status = USED if again else 200
    return Template("pages/bringing/take_away.html", context={"view": view, **shell}, status_code=status)


@post("/{paper:uuid}/retirer", status_code=303)
async def take_away(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], data: Data) -> Response[Any]:
    try:
        return Redirect(await service.take_away(sql, paper, key_in(data)), status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, paper, again=True)


AWAY = (before, take_away)
