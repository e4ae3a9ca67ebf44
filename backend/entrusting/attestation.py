"""What was agreed, on one sheet: for the aidant who must show it, and for the person who keeps it. And how anybody who
holds one checks it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.delegation import attestations
from backend.entrusting import attestation_presenter as presenter
from backend.entrusting import attestation_views as views
from backend.identity.devices import refuse_keeping
from backend.interop.pdf.sheets import print_away
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.errors import NotFound
from backend.kit.file_names import attached
from backend.people import around

Req = Request[Any, Any, State]
# In each house of whoever gave it; the aidant takes what is about her, and no dossier is hers to be noted.
NOTE = f"""with changed as (
    select d.id, o.establishment_id, o.id as dossier_id from delegation d, dossier o
     where d.id = $1 and d.usager_id = (select actor_id()) and o.id = any (visible_dossiers())
), noted as ({noted("delegation.attested", "own", "changed")}) select count(*) from changed"""


@get("/attestations")
async def index(sql: NamedDependency[Connection]) -> Template:
    """All of them, those that are over too: the end is attested as the beginning."""
    rows = await attestations.MINE.all(sql)
    shell, _ = await around.of_person(sql)
    told = [presenter.line(row, now()) for row in rows]
    view = views.Attestations(
        given=tuple(one for one, row in zip(told, rows, strict=True) if row.mine),
        received=tuple(one for one, row in zip(told, rows, strict=True) if not row.mine),
    )
    return Template("pages/entrusting/attestations.html", context={"view": view, **shell})


@get("/{delegation:uuid}/attestation")
async def attestation(request: Req, delegation: FromPath[UUID]) -> Response[bytes]:
    """No connection is held while the sheet is printed; whose it is, is asked again before it leaves."""
    unit = unit_of(request)
    sql = unit.take("sql")
    await refuse_keeping(sql)
    row = await attestations.ONE.one(sql, one=delegation)
    if row is None:
        raise NotFound
    around.at_home(row.kinds)
    sheet, at = presenter.told(row, now(), request.app.state.settings.origin), row.stopped_at or row.given_at
    async with unit.away():
        body = await print_away(sheet, at)
    if not await unit.take("sql").fetchval(NOTE, delegation) and row.mine:
        raise NotFound
    headers = {"Content-Disposition": attached(str(texts.t("attest.file")) + ".pdf")}
    return Response(body, media_type="application/pdf", headers=headers)


HERE = (index, attestation)
