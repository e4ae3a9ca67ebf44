"""The service as it runs, and addresses more: one that becomes and reads nothing, and files sent as they are."""

import os
from functools import cache
from pathlib import Path
from uuid import UUID

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.app import create_app
from backend.db.compiled import Connection
from backend.environment import load
from backend.identity.guards import public, signed_in
from backend.kit.log import configure
from backend.web.measure import Measure

MEDIA = {"webp": "image/webp"}
EMPTY = "select id from document where id = $1"


@get("/empty", guards=[signed_in])
async def empty(sql: NamedDependency[Connection]) -> Response[bytes]:
    await sql.fetchrow(EMPTY, UUID(int=0))
    return Response(b"", media_type="text/html; charset=utf-8")


@get("/plain/{name:str}", guards=[public], opt={"static": True}, sync_to_thread=False)
def plain(name: FromPath[str]) -> Response[bytes]:
    return Response(_plain(name), media_type=MEDIA.get(name.partition(".")[2], "text/html; charset=utf-8"))


@cache
def _plain(name: str) -> bytes:
    return (Path(os.environ["DATA_DIR"]) / "plain" / name).read_bytes()


settings = load(os.environ)
configure(settings.log_level)
app = Measure(create_app(settings, empty, plain))
