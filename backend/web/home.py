"""The first page: what is new, and where things are."""

from typing import Any

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from backend.audit.queries import LOOKERS
from backend.db.compiled import Connection
from backend.documents.queries import FRESH as FRESH_PAPERS
from backend.identity.guards import signed_in
from backend.messaging.queries import FRESH as FRESH_MESSAGES
from backend.people import around, queries
from backend.web.views import Home


@get("/")
async def home(sql: NamedDependency[Connection]) -> Template | Redirect:
    shell, _ = await around.of_person(sql)
    if shell["house"] is None and (houses := await queries.HOUSES.all(sql)):
        return Redirect(f"/equipe/{houses[0].id}/messages", status_code=303)
    view = Home(
        new_papers=await _count(sql, FRESH_PAPERS),
        new_messages=await _count(sql, FRESH_MESSAGES),
        lookers=await _count(sql, LOOKERS),
    )
    return Template("pages/web/home.html", context={"view": view, **shell})


async def _count(sql: Connection, statement: Any) -> int:
    found = await statement.one(sql)
    return found.number if found else 0


router = Router("/", route_handlers=[home], guards=[signed_in])
