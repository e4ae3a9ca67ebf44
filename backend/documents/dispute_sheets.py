"""The pictures of a disputed paper's pages and what one takes away of it, as long as nobody said whose it is."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.db.compiled import Connection
from backend.documents import pieces
from backend.documents.sheet_pages import Number, shown, taken

Req = Request[Any, Any, State]


@get("/contestes/{dispute:uuid}/original")
async def original(request: Req, sql: NamedDependency[Connection], dispute: FromPath[UUID]) -> Response[bytes]:
    return await taken(request, await pieces.TAKE_TO_IDENTIFY.one(sql, id=dispute, position=0))


@get("/contestes/{dispute:uuid}/pieces/{position:int}")
async def beside(
    request: Req, sql: NamedDependency[Connection], dispute: FromPath[UUID], position: Number
) -> Response[bytes]:
    return await taken(request, await pieces.TAKE_TO_IDENTIFY.one(sql, id=dispute, position=position), position)


@get("/contestes/{dispute:uuid}/pages/{number:int}")
async def picture(
    request: Req, sql: NamedDependency[Connection], dispute: FromPath[UUID], number: Number
) -> Response[bytes]:
    return await shown(request, await pieces.PICTURE_TO_IDENTIFY.one(sql, id=dispute, number=number))


SHEETS = (original, beside, picture)
