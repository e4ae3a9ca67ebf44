"""« Les rôles », and a new one: a name, and nothing that it may do; that is then proposed, as for every other."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.kit import texts
from backend.kit.forms import Form
from backend.people.matching import plain
from backend.people.members import queries, role_views, service
from backend.people.members import role_presenter as presenter
from backend.people.members.desk import Data, Mistake, Req, once_or_again, shell_of
from backend.people.members.role_presenter import base_of
from backend.people.members.service import Once
from backend.people.members.typed import NamingRole

DONE = ("confirmed", "cancelled", "made")


async def families(sql: Connection) -> list[str]:
    return [row.code for row in await queries.FAMILIES.all(sql)]


@get("/")
async def roles(sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    return await _page(sql, house, Form(NamingRole), suite if suite in DONE else "")


async def _page(sql: Connection, house: UUID, form: Form[NamingRole], done: str = "") -> Template:
    shell, _ = await shell_of(sql, house)
    rows, papers = await queries.ROLES.all(sql, house=house, role=None), await families(sql)
    view = role_views.Roles(
        rows=tuple(presenter.line(row, papers, house) for row in rows),
        url=base_of(house),
        back_url=f"/equipe/{house}/membres",
        form=form,
        mistakes=tuple(Mistake("nom", str(texts.t(f"error.role_name.{code}"))) for code in form.errors.values()),
        done=done,
    )
    return Template("pages/people/roles.html", context={"view": view, **shell})


def code_of(name: str) -> str:
    """As the roles of a new house are called: « ergotherapeute »."""
    return "-".join(plain(name).lower().split())


@post("/", status_code=303)
async def make(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    form, base = Form(NamingRole, data), base_of(house)
    name = form.typed["nom"].strip()
    if "nom" not in form.errors and not code_of(name):
        form.errors["nom"] = "invalid"

    async def act() -> None:
        once = Once(form.value.key, base, base)
        await service.do(sql, once, service.MAKE_ROLE, code_of(name), name, new=uuid4())

    return await once_or_again(request, form, act, f"{base}?suite=made", lambda: _page(sql, house, form))
