"""« Pas encore annoncé »: before a paper becomes visible for the person, then the act."""

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
from backend.documents import announcing, desk_views
from backend.documents.announcing import Announcing
from backend.documents.opening import key_in
from backend.documents.presenter import title_of
from backend.documents.schemas import OpenedRow
from backend.kit.dates import day_words, local
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people import queries as people

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
HERE = "/papiers/{paper:uuid}/annoncer"


def state_of(row: OpenedRow, here: str, zone: str) -> desk_views.Announcement:
    """Whether she must still be told, by which page; else who did, and when."""
    if row.untold:
        return desk_views.Announcement(url=f"{here}/annoncer")
    day = day_words(local(row.told_at, zone).date()) if row.told_at else ""
    return desk_views.Announcement(by=row.told_by or "", day=day)


@get(HERE)
async def before_announcing(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], paper: FromPath[UUID]
) -> Template:
    return await _page(request, sql, house, paper, Form(Announcing))


async def _page(
    request: Req, sql: Connection, house: UUID, paper: UUID, form: Form[Announcing], *, again: bool = False
) -> Template:
    row = await announcing.UNTOLD.one(sql, id=paper)
    who = await people.NAME_OF.one(sql, dossier_id=row.dossier_id) if row else None
    if row is None or who is None:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    view = desk_views.Announce(
        action=f"/equipe/{house}/papiers/{paper}/annoncer",
        back_url=f"/equipe/{house}/papiers/{paper}",
        title=title_of(request.app.state.ring, row),
        person=f"{who.given_name} {who.family_name}",
        form=form,
        again=again,
    )
    status = MISTAKEN if form.errors or again else 200
    return Template("pages/documents/announce.html", context={"view": view, **shell}, status_code=status)


@post(HERE, status_code=303)
async def announce(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], paper: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Announcing, data)
    if form.errors:
        return await _page(request, sql, house, paper, form)
    try:
        return Redirect(await announcing.announce(sql, house, paper, key_in(data)), status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, house, paper, form, again=True)


ANNOUNCING = (before_announcing, announce)
