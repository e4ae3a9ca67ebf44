"""Qui a regardé mes papiers ? The trail, with the everyday names of the papers."""

from datetime import UTC, datetime

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.response import Template

from backend.audit import presenter
from backend.audit.queries import WHO_LOOKED
from backend.db.compiled import Connection
from backend.documents.families import types
from backend.identity.guards import signed_in
from backend.people import around

LATEST = datetime.max.replace(tzinfo=UTC, year=2200)


@get("/")
async def who_looked(sql: NamedDependency[Connection]) -> Template:
    rows = await WHO_LOOKED.all(sql, before=LATEST)
    shell, zone = await around.of_person(sql)
    names = {key: kind.simple for key, kind in types().items()}
    view = presenter.looked(rows, names, zone)
    return Template("pages/audit/looked.html", context={"view": view, **shell})


router = Router("/acces", route_handlers=[who_looked], guards=[signed_in])
