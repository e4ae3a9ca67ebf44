"""The bytes of a paper that proves something: its whole, or the picture of a page."""

from typing import Any

from litestar import Request, Response
from litestar.datastructures import State

from backend.documents.vault import Stored
from backend.evidence.schemas import File
from backend.kit.errors import NotFound
from backend.people.keys import Wrapped, opened


async def shown(request: Request[Any, Any, State], row: File | None) -> Response[bytes]:
    if row is None:
        raise NotFound
    key = opened(request.app.state.ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    stored = Stored(row.store_key, row.size, row.sha256)
    body = await request.app.state.vault.get(stored, key.unwrap(row.wrapped, row.id))
    return Response(body, media_type=row.media_type)
