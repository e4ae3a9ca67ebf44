"""Identitovigilance: how sure the house is of whom it supports; for who has the duty, the others find nothing."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.people import identity_acts, identity_document, identity_presenter, identity_queries, joining_pages
from backend.people.identity_acts import base_of, desk_shell, identity_page

Req = Request[Any, Any, State]
Since = Annotated[datetime, QueryParameter(name="depuis")]
After = Annotated[UUID, QueryParameter(name="apres")]
EARLIEST, FIRST = datetime(2000, 1, 1, tzinfo=UTC), UUID(int=0)
NOTICES = ("asked", "seen", "taken", "left", "joined", "split")


@get("/")
async def index(
    sql: NamedDependency[Connection], house: FromPath[UUID], since: Since = EARLIEST, after: After = FIRST
) -> Template:
    shell, _ = await desk_shell(sql, house)
    different = await identity_queries.DIFFERENT.all(sql)
    unsure = await identity_queries.UNSURE.all(sql, since=since, after=after)
    view = identity_presenter.identities(different, unsure, base_of(house))
    return Template("pages/people/identities.html", context={"view": view, **shell})


@get("/{dossier:uuid}")
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:
    return await identity_page(request, sql, house, dossier, suite if suite in NOTICES else "")


HERE = [index, show, *identity_acts.ACTS, *identity_document.SEEN, *joining_pages.TOGETHER]
router = Router("/equipe/{house:uuid}/identites/personnes", route_handlers=HERE, guards=[as_staff])
