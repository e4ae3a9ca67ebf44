"""The built front end, in memory: hashed addresses that never change, compressed twins, honest 304."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from msgspec import Struct

from backend.identity.guards import public
from backend.paths import PWA

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
ENCODINGS = {"br": ".br", "gzip": ".gz"}


class NotBuilt(RuntimeError):
    """The front end is not built: run `npm ci` then `npm run build`."""


class File(Struct, frozen=True):
    """One file as served: `bodies` by encoding, `identity` always there."""

    media_type: str
    etag: str
    bodies: dict[str, bytes]

    def best(self, accepted: str) -> str:
        """The smallest form the browser reads; `q=0` refuses one."""
        wanted = {
            part.split(";")[0].strip()
            for part in accepted.lower().split(",")
            if "q=0" not in part.replace(" ", "").split(";")[1:]
        }
        return next((name for name in ENCODINGS if name in wanted & self.bodies.keys()), "identity")


class Assets:
    """Every file of `pwa/dist`, by logical name for templates and by address for browsers."""

    def __init__(self, folder: Path) -> None:
        try:
            listed = json.loads((folder / "manifest.json").read_text())
        except FileNotFoundError:
            raise NotBuilt(NotBuilt.__doc__) from None
        self._urls: dict[str, str] = {name: entry["url"] for name, entry in listed.items()}
        self._files = {
            entry["url"]: _read(folder / Path(entry["url"]).name, entry["type"]) for entry in listed.values()
        }
        self._files["/sw.js"] = _read(folder / "sw.js", "text/javascript; charset=utf-8")
        self._files["/manifest.webmanifest"] = _read(folder / "app.webmanifest", "application/manifest+json")

    def url(self, name: str) -> str:
        """The address of a logical name such as `app.css`; an unknown name is a KeyError."""
        return self._urls[name]

    def file(self, url: str) -> File | None:
        return self._files.get(url)


def _read(path: Path, media_type: str) -> File:
    bodies = {"identity": path.read_bytes()}
    for name, suffix in ENCODINGS.items():
        twin = path.with_name(path.name + suffix)
        if twin.exists():
            bodies[name] = twin.read_bytes()
    etag = hashlib.sha256(bodies["identity"]).hexdigest()[:24]
    return File(media_type, etag, bodies)


@cache
def front_end() -> Assets:
    """Read once, at the first page."""
    return Assets(PWA / "dist")


def _answer(request: Request[Any, Any, Any], url: str, keep: str) -> Response[bytes]:
    file = front_end().file(url)
    if file is None:
        raise NotFoundException
    encoding = file.best(request.headers.get("accept-encoding", ""))
    etag = f'"{file.etag}-{encoding}"'
    headers = {"Cache-Control": keep, "ETag": etag, "Vary": "Accept-Encoding"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, media_type=file.media_type, headers=headers)
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return Response(file.bodies[encoding], media_type=file.media_type, headers=headers)


@get("/assets/{name:path}", guards=[public], opt={"static": True}, sync_to_thread=False)
def asset(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    return _answer(request, f"/assets/{name.lstrip('/')}", FOREVER)


@get("/sw.js", guards=[public], opt={"static": True}, sync_to_thread=False)
def service_worker(request: Request[Any, Any, Any]) -> Response[bytes]:
    return _answer(request, "/sw.js", ASK_AGAIN)


@get("/manifest.webmanifest", guards=[public], opt={"static": True}, sync_to_thread=False)
def application_manifest(request: Request[Any, Any, Any]) -> Response[bytes]:
    return _answer(request, "/manifest.webmanifest", ASK_AGAIN)


routes: list[HTTPRouteHandler] = [asset, service_worker, application_manifest]
