"""« Cet autre dossier est-il à vous ? »: she says it of a dossier joined to hers, seeing nothing of it."""

from typing import Any, Literal
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.kit.dates import day_words, local
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around, joined
from backend.people.identity_acts import Pressed
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.guards import proof_if
from backend.people.views import JoinedAsked, JoinedOnes

Answer = Literal["oui", "non"]
HOME = "/dossiers"
DONE = ("oui", "non")
# Answered already, nothing is proved: the same form sent twice is answered as it was.
proof_of_what_waits = proof_if("joined", "select exists (select from joined_to_me() j where j.pair = $1)", "pair")


@get(HOME)
async def asked(sql: NamedDependency[Connection], suite: FromQuery[str] = "") -> Template:
    return await _page(sql, suite if suite in DONE else "")


async def _page(sql: Connection, done: str = "", *, again: bool = False) -> Template:
    """Raises NotFound when nothing is asked of her, and she has not just answered."""
    shell, _ = await around.of_person(sql)
    rows = await joined.TO_ME.all(sql)
    if not rows and not done and not again:
        raise NotFound
    ones = tuple(JoinedAsked(str(r.pair), r.house, day_words(local(r.at, r.zone).date())) for r in rows)
    view = JoinedOnes(asked=ones, done=done, again=again)
    return Template("pages/people/joined.html", context={"view": view, **shell})


@post(f"{HOME}/{{pair:uuid}}/oui", status_code=303, guards=[proof_of_what_waits])
async def say_yes(request: Req, sql: NamedDependency[Connection], pair: FromPath[UUID], data: Data) -> Response[Any]:
    return await _answered(request, sql, pair, data, "oui")


@post(f"{HOME}/{{pair:uuid}}/non", status_code=303, opt={"at_any_pace": True})
async def say_no(request: Req, sql: NamedDependency[Connection], pair: FromPath[UUID], data: Data) -> Response[Any]:
    """It protects: nothing is proved anew."""
    return await _answered(request, sql, pair, data, "non")


async def _answered(request: Req, sql: Connection, pair: UUID, data: Any, said: Answer) -> Response[Any]:
    form, page = Form(Pressed, data), f"{HOME}?suite={said}"
    if not form:
        raise Invalid

    async def act() -> None:
        await joined.answer(sql, pair, form.value.key, page, agrees=said == "oui")

    return await once_or_again(request, form, act, page, lambda: _page(sql, again=True))


ASKED = (asked, say_yes, say_no)
