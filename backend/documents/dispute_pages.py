"""« Ce n’est pas mon papier »: what it does, say it, and what became of it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents import dispute_views, disputing, presenter
from backend.documents.dispute_schemas import MyDispute
from backend.documents.opening import key_in, opened_paper
from backend.documents.views import FAMILIES
from backend.kit.dates import day_words, local
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
USED = 422


@get("/{paper:uuid}/pas-a-moi")
async def before_saying(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Template:
    return await _page(request, sql, paper)


async def _page(request: Req, sql: Connection, paper: UUID, *, again: bool = False) -> Template:
    row = await opened_paper(sql, paper)
    verifier = await disputing.VERIFIER.one(sql, house=row.establishment_id)
    shell, _ = await around.of_person(sql)
    view = dispute_views.NotMine(
        id=str(row.id),
        title=presenter.words(presenter.key_of(request.app.state.ring, row), row, "title"),
        day=day_words(row.written_on),
        family=FAMILIES[row.family],
        house=row.house,
        verifier=_who(verifier.name if verifier else None, verifier.role if verifier else None, row.house),
        again=again,
    )
    status = USED if again else 200
    return Template("pages/documents/not_mine.html", context={"view": view, **shell}, status_code=status)


def _who(name: str | None, role: str | None, house: str) -> Who:
    """Somebody is always named: who answers for identities there, else the house."""
    said = name or house
    return Who(name=said, role=role or "", initials=around.initials(said), staff=True)


@post("/{paper:uuid}/pas-a-moi", status_code=303)
async def say(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], data: Data) -> Response[Any]:
    try:
        return Redirect(await disputing.say(sql, paper, key_in(data)), status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, paper, again=True)


@get("/pas-a-moi")
async def mine(sql: NamedDependency[Connection]) -> Template:
    rows = await disputing.MINE.all(sql)
    shell, _ = await around.of_person(sql)
    view = dispute_views.MyDisputes(rows=tuple(_said(row) for row in rows))
    return Template("pages/documents/disputes.html", context={"view": view, **shell})


def _said(row: MyDispute) -> dispute_views.Said:
    return dispute_views.Said(
        state=row.outcome or "open",
        day=day_words(local(row.at, row.time_zone).date()),
        verifier=_who(row.verifier, row.role, row.house),
        paper_url=f"/papiers/{row.document_id}" if row.outcome == "hers" else "",
    )


NOT_MINE = (before_saying, say, mine)
