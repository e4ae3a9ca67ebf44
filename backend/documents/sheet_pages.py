"""What one takes away of a paper, and the pictures of its pages: a sealed file each, opened for this request alone."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, PathParameter, QueryParameter

from backend.db.compiled import Connection
from backend.documents import pieces, presenter
from backend.documents.piece_rows import FileRow
from backend.identity.devices import refuse_keeping
from backend.kit.errors import NotFound
from backend.kit.file_names import attached

Req = Request[Any, Any, State]
LARGEST = 2**31 - 1
Number = Annotated[int, PathParameter(ge=1, le=LARGEST)]
First = Annotated[int, QueryParameter(name="page", ge=1, le=LARGEST)]


@get("/{paper:uuid}/original", opt={"helped": True})
async def original(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Response[bytes]:
    await refuse_keeping(sql)
    return await taken(request, await pieces.TAKE_MINE.one(sql, id=paper, position=0))


@get("/{paper:uuid}/pieces/{position:int}", opt={"helped": True})
async def beside(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], position: Number
) -> Response[bytes]:
    await refuse_keeping(sql)
    return await taken(request, await pieces.TAKE_MINE.one(sql, id=paper, position=position), position)


async def taken(request: Req, row: FileRow | None, position: int = 0) -> Response[bytes]:
    """A file to keep, under a name that people read."""
    if row is None:
        raise NotFound
    key = presenter.key_of(request.app.state.ring, row)
    headers = {"Content-Disposition": attached(presenter.file_name(key, row, position))}
    body = await presenter.body_of(request.app.state.vault, key, row)
    return Response(body, media_type="application/octet-stream", headers=headers)


@get("/{paper:uuid}/pages/{number:int}", opt={"helped": True})
async def picture(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], number: Number
) -> Response[bytes]:
    return await shown(request, await pieces.PICTURE_MINE.one(sql, id=paper, number=number))


async def shown(request: Req, row: FileRow | None) -> Response[bytes]:
    """A picture, where it stands in its page."""
    if row is None:
        raise NotFound
    body = await presenter.body_of(request.app.state.vault, presenter.key_of(request.app.state.ring, row), row)
    return Response(body, media_type=row.media_type)


SHEETS = (original, beside, picture)
