"""The people whom one's teams support: page by page, or by a name, which goes in no address."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from backend.db.compiled import Connection
from backend.documents import list_presenter
from backend.documents.list_pages import After
from backend.documents.list_schemas import Wanted
from backend.documents.lists import FIRST_ID
from backend.kit.forms import Form
from backend.people import around
from backend.people import queries as people
from backend.people.matching import plain
from backend.people.schemas import Supported
from backend.people.views import People, PersonRow

Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422


@get("/personnes")
async def persons(sql: NamedDependency[Connection], house: FromPath[UUID], after: After = FIRST_ID) -> Template:
    rows = await people.SUPPORTED.all(sql, after=after)
    last = rows[-1].dossier_id if len(rows) == list_presenter.PAGE else None
    return await _shown(sql, house, rows, older_url=f"/equipe/{house}/personnes?apres={last}" if last else "")


@post("/personnes", status_code=200)
async def look_for(sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Template:
    """The first twenty whose names begin with these words."""
    form = Form(Wanted, data)
    words = plain(form.typed["cherche"]).lower().split()
    if form and not words:
        form.errors["cherche"] = "too_small"
    rows = await people.NAMED.all(sql, words=words) if form else []
    return await _shown(sql, house, rows[: list_presenter.PAGE], form=form, more=len(rows) > list_presenter.PAGE)


async def _shown(sql: Connection, house: UUID, rows: Sequence[Supported], **found: Any) -> Template:
    shell, _ = await around.of_desk(sql, house, "personnes")
    view = People(
        house=shell["house"],
        url=f"/equipe/{house}/personnes",
        rows=tuple(_person(row, house, shell["desk"].duties) for row in rows),
        **({"form": Form(Wanted)} | found),
    )
    status = MISTAKEN if view.form.errors else 200
    return Template("pages/people/list.html", context={"view": view, **shell}, status_code=status)


def _person(row: Supported, house: UUID, duties: frozenset[str]) -> PersonRow:
    name, url = f"{row.given_name} {row.family_name}", f"/equipe/{house}/personnes/{row.dossier_id}"
    return PersonRow(
        name=name,
        initials=around.initials(name),
        unit=row.teams,
        papers_url=f"{url}/papiers",
        around_url=f"{url}/entourage",
        card_url=f"{url}/carte" if "identity" in duties else "",
        leaving_url=f"{url}/depart" if "enrolment" in duties else "",
        mandate_url=f"{url}/mandat" if "enrolment" in duties else "",
        protection_url=f"{url}/protection" if "enrolment" in duties else "",
    )


PEOPLE = (persons, look_for)
