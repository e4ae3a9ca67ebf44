"""Take several papers away: choose them, or a whole family; a zip whose index is read alone, without us."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Stream, Template
from markupsafe import Markup
from msgspec import Struct

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.documents import list_presenter, lists, take_presenter, take_views, taking
from backend.documents.files import Shown
from backend.documents.list_pages import After, Before, Which
from backend.documents.lists import FIRST_ID, LAST_DAY
from backend.documents.presenter import what
from backend.documents.take_rows import Away, TakenRow
from backend.documents.take_views import Taken
from backend.documents.views import FAMILIES
from backend.identity.devices import refuse_keeping
from backend.identity.proving.guards import after_proof
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.clock import now
from backend.kit.dates import date_words, day_words
from backend.kit.errors import NotFound
from backend.kit.file_names import attached, readable
from backend.kit.zipping import zipped
from backend.people import around
from backend.reading import cookies
from backend.reading.rules import FONTS

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
PLACE = "aspect"
LOOK = f"{PLACE}/aspect.css"


@get("/prendre")
async def choose(
    request: Req,
    sql: NamedDependency[Connection],
    before: Before = LAST_DAY,
    after: After = FIRST_ID,
    which: Which = "",
) -> Template:
    if which not in ("", *FAMILIES):
        raise NotFound
    return await _choice(request, sql, which, {"before": before, "after": after})


async def _choice(request: Req, sql: Connection, which: str, turn: dict[str, object], mistake: str = "") -> Template:
    rows = await lists.page(sql, which, turn, back=False)
    shell, _ = await around.of_person(sql)
    view = take_views.Choice(
        rows=list_presenter.choices(request.app.state.ring, rows),
        family=FAMILIES.get(which),
        older_url=list_presenter.older(rows, f"/papiers/prendre?voir={which}&" if which else "/papiers/prendre?"),
        mistake=mistake,
    )
    status = MISTAKEN if mistake else 200
    return Template("pages/documents/take.html", context={"view": view, **shell}, status_code=status)


@post("/prendre", status_code=200, guards=[after_proof("take", keyed=False)])
async def take(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    """Reads, and notes what left: asking twice takes twice."""
    await refuse_keeping(sql)
    which = str(data.get("voir", ""))
    if which not in ("", *FAMILIES):
        raise NotFound
    try:
        rows = await _asked(sql, which, data)
    except taking.TooHeavy:
        return await _again(request, sql, which, "heavy")
    if not rows:
        return await _again(request, sql, which, "nothing")
    named = list(take_presenter.named(request.app.state.ring, rows))
    name = readable(f"{texts.t('take.name')}, {date_words(now().date())}", "zip")
    return Stream(
        zipped(_contents(request, named)),
        media_type="application/zip",
        headers={"Content-Disposition": attached(name)},
    )


async def _asked(sql: Connection, which: str, data: dict[str, Any]) -> list[Away]:
    if data.get("tous") and which:
        return await taking.of_family(sql, which)
    said = data.get("papier", [])
    ids = [as_uuid(str(one)) for one in (said if isinstance(said, list) else [said])]
    return await taking.chosen(sql, [one for one in ids if one])


async def _again(request: Req, sql: Connection, which: str, mistake: str) -> Template:
    await unit_of(request).start_over()
    return await _choice(request, sql, which, dict(lists.FIRST_PAGE), mistake)


async def _contents(request: Req, named: Sequence[tuple[Away, Taken]]) -> AsyncIterator[tuple[str, bytes]]:
    state, front = request.app.state, request.app.state.front
    sprite = front.file(front.url("sprite.svg")).bodies["identity"].decode()
    index = take_views.Index(
        day=day_words(now().date()),
        sprite=Markup(sprite),  # noqa: S704  (ours, made by the build)
        papers=tuple(told for _, told in named),
    )
    yield "index.html", _drawn(request, "pages/documents/away_index.html", index)
    css = front.file(front.url("app.css")).bodies["identity"].decode()
    for name in ("font.woff2", *FONTS.get(cookies.chosen(request.cookies).face, ())):
        told = name.replace("font", "police")
        css = css.replace(front.url(name), told)
        yield f"{PLACE}/{told}", front.file(front.url(name)).bodies["identity"]
    yield LOOK, css.encode()

    def page(row: TakenRow, told: Taken, shown: Shown | None) -> bytes:
        html = shown.header_html + shown.html if shown and shown.html else ""
        view = take_views.Page(
            paper=told,
            what=what(row).lines,
            body=Markup(html) if html else None,  # noqa: S704  (safe since the intake)
            lost=shown is None,
        )
        return _drawn(request, "pages/documents/away_paper.html", view)

    async for file in taking.files(state.vault, state.ring, named, page):
        yield file


def _drawn(request: Req, name: str, view: Struct) -> bytes:
    engine: Any = request.app.template_engine
    return str(engine.get_template(name).render(request=request, view=view)).encode()


TAKE = (choose, take)
