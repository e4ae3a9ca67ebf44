"""The sheets of a mandate: the one to sign, and the letter that tells her once it holds."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from backend.db.transaction import unit_of
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.file_names import shown
from backend.mandates import paper
from backend.mandates.at_desk import base_of, found, of_desk

Req = Request[Any, Any, State]
NEVER_KEPT = {"Cache-Control": "no-store"}


@get("/mandats/{mandate:uuid}/papier")
async def to_sign(request: Req, house: FromPath[UUID], mandate: FromPath[UUID]) -> Response[bytes]:
    """While it waits for its paper. No connection is held while it is printed."""
    unit = unit_of(request)
    row = await found(unit.take("sql"), mandate)
    if row.state != "paper":
        raise NotFound
    shell, _ = await of_desk(unit.take("sql"), house)
    url = f"{request.app.state.settings.origin}{base_of(house)}/{mandate}"
    async with unit.away():
        body = await paper.mandate(row, shell["house"], url)
    return _sheet(body, "mandate_paper.file")


@get("/mandats/{mandate:uuid}/lettre")
async def to_tell(request: Req, house: FromPath[UUID], mandate: FromPath[UUID]) -> Response[bytes]:
    unit = unit_of(request)
    row = await found(unit.take("sql"), mandate)
    if row.state != "confirmed" or row.decided_at is None:
        raise NotFound
    shell, zone = await of_desk(unit.take("sql"), house)
    async with unit.away():
        body = await paper.letter(row, shell["house"], zone, row.decided_at)
    return _sheet(body, "mandate_letter.file")


def _sheet(body: bytes, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": shown(str(texts.t(name)) + ".pdf"), **NEVER_KEPT}
    return Response(body, media_type="application/pdf", headers=headers)


PRINTING = (to_sign, to_tell)
