"""« Ses équipes »: which teams of the house support somebody from now on."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.enrolment import inscribing_views, presenter, queries, typed
from backend.enrolment.at_desk import MISTAKEN, at_desk, of_desk
from backend.enrolment.rows import OnePerson
from backend.enrolment.schemas import Pressed
from backend.kit.errors import NotFound
from backend.kit.forms import Form

Data = URLEncodedBody[dict[str, Any]]
# Those that were not ticked end at once; those that support her already go on as they are. No row: nothing changed.
CHANGE = f"""
with ended as (select e.id from end_supports_but($1, $2::uuid[]) e), fresh as (
    select t.id from team t where t.id = any ($2::uuid[]) and t.establishment_id = acting_house()
       and t.closed_at is null and not t.id = any (supporting($1))
), begun as (
    insert into dossier_team (id, establishment_id, dossier_id, team_id)
    select gen_random_uuid(), acting_house(), $1, f.id from fresh f
), shown as (
    select $1::uuid as id, acting_house() as establishment_id, $1::uuid as dossier_id
     where exists (select from ended) or exists (select from fresh)
), noted as ({noted("dossier.teams", "enrolment")})
select count(*) from shown"""


@get("/inscriptions/{dossier:uuid}/equipes")
async def before(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    row = await at_desk(sql, dossier)
    now = await sql.fetchval("select supporting($1)", dossier)
    return await _page(sql, house, row, Form(Pressed), frozenset(now))


async def _page(sql: Connection, house: UUID, row: OnePerson, form: Form[Pressed], ticked: frozenset[UUID]) -> Template:
    if row.state == "closed":
        raise NotFound
    shell, _ = await of_desk(sql, house)
    here = f"/equipe/{house}/inscriptions/{row.id}"
    rows = await queries.TEAMS.all(sql)
    teams = tuple(inscribing_views.Choice(typed.team_box(one.id), one.name, one.id in ticked) for one in rows)
    view = inscribing_views.Teams(
        url=f"{here}/equipes", back_url=here, name=presenter.name_of(row), form=form, teams=teams
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/enrolment/teams.html", context={"view": view, **shell}, status_code=status)


@post("/inscriptions/{dossier:uuid}/equipes", status_code=303)
async def change(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    """One team at least: what she writes must find somebody."""
    row, form, teams = await at_desk(sql, dossier), Form(Pressed, data), typed.teams(data)
    if not teams:
        form.errors["equipes"] = "missing"
    if form.errors or row.state == "closed":
        return await _page(sql, house, row, form, frozenset(teams))
    await sql.execute(CHANGE, dossier, list(teams))
    return Redirect(f"/equipe/{house}/inscriptions/{dossier}?suite=equipes", status_code=303)


HERE = (before, change)
