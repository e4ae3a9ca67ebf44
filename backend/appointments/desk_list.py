"""The appointments of somebody whom one's team supports: those to come, and what is past."""

from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template
from msgspec.structs import replace

from backend.appointments import queries
from backend.appointments.listing import FIRST_ID, After, Before, Since, listed
from backend.db.compiled import Connection
from backend.kit.clock import LATEST
from backend.kit.errors import NotFound
from backend.people import around
from backend.people import queries as people
from backend.people.members.desk import Req

OF_PERSON = "/personnes/{dossier:uuid}/rendez-vous"


@get(OF_PERSON)
async def index(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    before: Before = LATEST,
    after: After = FIRST_ID,
) -> Template:
    who = await people.NAME_OF.one(sql, dossier_id=dossier)
    may = await sql.fetchrow(queries.MAY, dossier)
    if who is None or not may["sees"]:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    theirs, here = f"/equipe/{house}/personnes/{dossier}", f"/equipe/{house}/rendez-vous"
    since, ring, on = Since(before, after), request.app.state.ring, f"{theirs}/rendez-vous"
    view = replace(
        await listed(sql, ring, queries.OF_ONE, since, here, on, dossier_id=dossier),
        base=f"{theirs}/papiers",
        plan_url=f"{on}/nouveau" if may["plans"] else "",
        person=f"{who.given_name} {who.family_name}",
    )
    return Template("pages/appointments/desk.html", context={"view": view, **shell})
