"""Qui a regardé mes papiers ? The trail, with the everyday names of the papers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from litestar.response import Template

from backend.audit import presenter
from backend.audit.queries import WHO_LOOKED
from backend.db.compiled import Connection
from backend.documents.families import families, types
from backend.documents.whence import ADDED
from backend.identity.guards import signed_in
from backend.kit import texts
from backend.kit.clock import LATEST
from backend.people import around

Before = Annotated[datetime, QueryParameter(name="avant")]
BeforeId = Annotated[UUID, QueryParameter(name="apres")]
NO_ID = UUID(int=0)


@get("/")
async def who_looked(
    sql: NamedDependency[Connection], before: Before = LATEST, before_id: BeforeId = NO_ID
) -> Template:
    rows = await WHO_LOOKED.all(sql, before=before, before_id=before_id)
    shell, zone = await around.of_person(sql)
    names = {key: kind.simple for key, kind in types().items()}
    names |= {(code, ADDED): str(texts.t("paper.of_family", family=texts.t(f"family.{code}"))) for code in families()}
    names[("", ADDED)] = str(texts.t("paper.gone"))
    view = presenter.looked(rows, names, zone)
    return Template("pages/audit/looked.html", context={"view": view, **shell})


router = Router("/acces", route_handlers=[who_looked], guards=[signed_in])
