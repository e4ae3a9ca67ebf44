"""The photo of a message, opened for this request alone: one's own, for whom one acts, and the team's."""

from typing import Annotated, Any, Literal
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from backend.db.compiled import Connection
from backend.documents.vault import Stored
from backend.kit.errors import NotFound
from backend.messaging.photos import PICTURE
from backend.messaging.sharing import refuse_without
from backend.people.keys import Wrapped, opened

Req = Request[Any, Any, State]
Size = Annotated[Literal["", "grande"], QueryParameter(name="taille")]
WEBP = "image/webp"


async def _picture(request: Req, sql: Connection, thread: UUID, photo: UUID, size: str) -> Response[bytes]:
    row = await PICTURE.one(sql, id=photo, thread_id=thread, kind="clear" if size else "light")
    if row is None:
        raise NotFound
    state = request.app.state
    key = opened(state.ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key)).unwrap(row.wrapped, row.id)
    return Response(await state.vault.get(Stored(row.store_key, row.size, row.sha256), key), media_type=WEBP)


@get("/{thread:uuid}/photos/{photo:uuid}")
async def own(
    request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], photo: FromPath[UUID], size: Size = ""
) -> Response[bytes]:
    return await _picture(request, sql, thread, photo, size)


@get("/{thread:uuid}/photos/{photo:uuid}")
async def for_somebody(
    request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], photo: FromPath[UUID], size: Size = ""
) -> Response[bytes]:
    await refuse_without(sql, "read")
    return await _picture(request, sql, thread, photo, size)
