"""« Qui peut le lire pour moi ? »: keep a paper for oneself, and show it again in a second step."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import keeping
from backend.documents import presenter, secrecy_acts, secrecy_presenter, secrecy_queries, secrecy_views
from backend.documents.opening import key_in, opened_paper
from backend.documents.secrecy_schemas import Kept
from backend.identity.proving.guards import after_proof
from backend.kit import texts
from backend.kit.dates import day_words
from backend.kit.errors import Invalid, NotFound
from backend.kit.keyring import KeyRing
from backend.people import around
from backend.people.members.guards import only_if

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
USED = 422
SECRETS = "/papiers/secrets"
hers = only_if(
    """select exists (select from secret s where s.id = s.act and s.act = $1 and s.kind = 'own')""", "secret"
)


@get("/secrets")
async def mine(request: Req, sql: NamedDependency[Connection]) -> Template:
    rows, ring = await secrecy_queries.MINE.all(sql), request.app.state.ring
    shell, _ = await around.of_person(sql)
    view = secrecy_views.Mine(rows=tuple(_mine(ring, row) for row in rows))
    return Template("pages/documents/secrets.html", context={"view": view, **shell})


def _mine(ring: KeyRing, row: Kept) -> secrecy_views.Closed:
    """A minor's opposition is written by a professional, and lifted with one."""
    undo = f"{SECRETS}/{row.act}/montrer" if row.kind == "own" else ""
    place = f"/papiers/{row.document_id}" if row.document_id else f"/messages/{row.thread_id}"
    return secrecy_presenter.closed(ring, row, url=place, undo_url=undo)


@get("/{paper:uuid}/secret")
async def who_reads(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(request, sql, paper, suite if suite == "kept" else "")


async def _page(request: Req, sql: Connection, paper: UUID, notice: str) -> Template:
    row, ring = await opened_paper(sql, paper), request.app.state.ring
    kept = await secrecy_queries.OF_PAPER.all(sql, id=paper)
    acting = await secrecy_queries.ACTING.all(sql, dossier_id=row.dossier_id, paper=paper)
    shell, zone = await around.of_person(sql)
    view = secrecy_views.Secrecy(
        id=str(row.id),
        title=presenter.words(presenter.key_of(ring, row), row, "title"),
        day=day_words(row.written_on),
        closed=tuple(_mine(ring, one) for one in kept),
        choices=keeping.choices(acting, (one.whom for one in kept if one.kind == "own")),
        helped=bool(acting),
        read=keeping.already(acting, zone),
        notice=notice,
    )
    status = USED if notice == "again" else 200
    return Template("pages/documents/secret.html", context={"view": view, **shell}, status_code=status)


@post("/{paper:uuid}/secret", status_code=303)
async def keep(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], data: Data) -> Response[Any]:
    said = str(data.get("qui", ""))
    try:
        whom = None if said == keeping.EVERYONE else UUID(said)
    except ValueError:
        raise Invalid from None
    try:
        return Redirect(f"{await secrecy_acts.keep(sql, paper, whom, key_in(data))}?suite=kept", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, paper, "again")


@get("/secrets/{secret:uuid}/montrer")
async def before_showing(request: Req, sql: NamedDependency[Connection], secret: FromPath[UUID]) -> Template:
    row = await secrecy_queries.ONE.one(sql, act=secret)
    if row is None or row.kind != "own":
        raise NotFound
    named = await secrecy_queries.THEN.all(sql, act=secret)
    shell, _ = await around.of_person(sql)
    view = keeping.Reveal(
        action=f"{SECRETS}/{secret}/montrer",
        back=str(texts.t("back.paper")),
        asked=str(texts.t("secret.undo_title")),
        back_url=f"/papiers/{row.document_id}/secret",
        title=secrecy_presenter.title(request.app.state.ring, row),
        then=tuple(str(texts.t("secret.will_read", name=one.name)) for one in named),
    )
    return Template("pages/documents/secret_reveal.html", context={"view": view, **shell})


@post("/secrets/{secret:uuid}/montrer", status_code=303, guards=[hers, after_proof("reveal")])
async def show(sql: NamedDependency[Connection], secret: FromPath[UUID], data: Data) -> Redirect:
    return Redirect(await secrecy_acts.reveal(sql, secret, key_in(data)), status_code=303)


SECRECY = (mine, who_reads, keep, before_showing, show)
