"""« Le jugement », « le papier signé »: added by who entered, opened by the second person before she agrees, or says
that it is not the right one.
"""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from backend.bringing.sending import LARGEST_FORM, parcel, put_back
from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.documents.presenter import kind_of
from backend.documents.sheet_pages import First, Number
from backend.evidence import presenter, queries, service, views
from backend.evidence.schemas import Adding, Mistaken
from backend.evidence.showing import shown
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.file_names import attached
from backend.kit.forms import Form
from backend.people import around
from backend.people.members.desk import Data, once_or_again
from backend.people.members.guards import only_if
from backend.people.members.service import Once

Req = Request[Any, Any, State]
proves_here = only_if("select exists (select from evidence_about($1))", "about")


@get("/{about:uuid}")
async def one(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], about: FromPath[UUID], page: First = 1
) -> Template:
    return await _page(request, sql, house, about, Form(Adding), page)


async def _page(request: Req, sql: Connection, house: UUID, about: UUID, form: Form[Any], first: int = 1) -> Template:
    """Raises NotFound for whoever does not enrol here. A paper that is kept counts as opened from now on."""
    shell, zone = await around.of_desk(sql, house, "personnes")
    row = await queries.ABOUT.one(sql, about=about)
    if row is None:
        raise NotFound
    sheets = views.Paper()
    if row.state == "kept" and not row.wrong:
        await sql.execute(queries.READ_AT_DESK, row.evidence)
        unit_of(request).afterwards(queries.OPENED, row.evidence)
        pages, url = await queries.PAGES.all(sql, id=row.evidence), presenter.place_of(house, about)
        sheets = presenter.paper(request.app.state.ring, row, url, pages, first)
    view = presenter.at_desk(row, house, about, zone, form, sheets)
    return Template("pages/evidence/desk.html", context={"view": view, **shell})


@post("/{about:uuid}", status_code=303, guards=[proves_here], request_max_body_size=LARGEST_FORM)
async def add(request: Req, house: FromPath[UUID], about: FromPath[UUID]) -> Response[Any]:
    """Its file is kept with its row, or not at all."""
    sent, sql = await parcel(request)
    form, url = Form(Adding, sent.fields), presenter.place_of(house, about)
    sent.said_in(form)
    answer: Response[Any] | None = None

    async def act() -> None:
        if sent.file is not None:
            await service.bring(sql, request.app.state.ring, form.value.key, about, sent.file, url)

    try:
        answer = await once_or_again(request, form, act, url, lambda: _page(request, sql, house, about, form))
        return answer
    finally:
        if not isinstance(answer, Redirect):
            await put_back(request.app.state.vault, sent)


@post("/{about:uuid}/pas-le-bon", status_code=303, guards=[proves_here])
async def not_the_right_one(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], about: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Mistaken, data), presenter.place_of(house, about)

    async def act() -> None:
        await service.say_wrong(sql, Once(form.value.key, f"{url}/pas-le-bon", url), about, form.value.why)

    return await once_or_again(request, form, act, url, lambda: _page(request, sql, house, about, form))


@get("/{about:uuid}/pages/{number:int}")
async def picture(
    request: Req, sql: NamedDependency[Connection], about: FromPath[UUID], number: Number
) -> Response[bytes]:
    return await shown(request, await queries.PICTURE_AT_DESK.one(sql, about=about, number=number))


@get("/{about:uuid}/original")
async def whole(request: Req, sql: NamedDependency[Connection], about: FromPath[UUID]) -> Response[bytes]:
    row = await queries.WHOLE_AT_DESK.one(sql, about=about)
    answer = await shown(request, row)
    kind = kind_of(str(answer.media_type))
    answer.headers["Content-Disposition"] = attached(f"{texts.t('evidence.file')}.{kind}")
    return answer


HERE = "/equipe/{house:uuid}/justificatifs"
router = Router(HERE, route_handlers=[one, add, not_the_right_one, picture, whole], guards=[as_staff])
