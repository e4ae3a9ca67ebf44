"""What an aidant takes away of a paper that she may read, and the pictures of its pages."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.db.compiled import Connection
from backend.documents import pieces
from backend.documents.sheet_pages import Number, shown, taken
from backend.identity.devices import refuse_keeping

Req = Request[Any, Any, State]


@get("/papiers/{paper:uuid}/original")
async def original(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Response[bytes]:
    await refuse_keeping(sql)
    return await taken(request, await pieces.TAKE_FOR_SOMEONE.one(sql, id=paper, position=0))


@get("/papiers/{paper:uuid}/pieces/{position:int}")
async def beside(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], position: Number
) -> Response[bytes]:
    await refuse_keeping(sql)
    return await taken(request, await pieces.TAKE_FOR_SOMEONE.one(sql, id=paper, position=position), position)


@get("/papiers/{paper:uuid}/pages/{number:int}")
async def picture(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], number: Number
) -> Response[bytes]:
    return await shown(request, await pieces.PICTURE_FOR_SOMEONE.one(sql, id=paper, number=number))


SHEETS = (original, beside, picture)
