"""The official buttons of the providers, as the operator was given them: shown unchanged, or a plain one of ours."""

import hashlib
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from backend.identity.guards import public
from backend.identity.views import Way

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
FOR_EVER = "public, max-age=31536000, immutable"  # its address is that of these very octets


class Image(msgspec.Struct, frozen=True):
    url: str
    body: bytes
    type: str


class Buttons:
    """Read once, at the start: `<slug>.svg` or `.png`, and `<slug>-hover` for a pointer."""

    def __init__(self, folder: Path | None) -> None:
        paths = sorted(folder.iterdir()) if folder else []
        self._images = {path.stem: _image(path) for path in paths if path.suffix in TYPES}
        self.by_name = {image.url.rpartition("/")[2]: image for image in self._images.values()}

    def offered(self, ways: Iterable[Way], parties: Container[str]) -> tuple[Way, ...]:
        """Those of the providers that this service has, drawn."""
        return self.drawn(way for way in ways if way.slug in parties)

    def drawn(self, ways: Iterable[Way]) -> tuple[Way, ...]:
        """Each with its official image, when there is one."""
        return tuple(
            msgspec.structs.replace(way, image=self._url(way.slug), image_over=self._url(f"{way.slug}-hover"))
            for way in ways
        )

    def _url(self, name: str) -> str:
        return self._images[name].url if name in self._images else ""


def _image(path: Path) -> Image:
    body = path.read_bytes()
    return Image(f"/boutons/{hashlib.sha256(body).hexdigest()[:16]}{path.suffix}", body, TYPES[path.suffix])


@get("/boutons/{name:str}", guards=[public], opt={"static": True})
async def official_button(request: Request[Any, Any, State], name: FromPath[str]) -> Response[bytes]:
    image = request.app.state.buttons.by_name.get(name)
    if image is None:
        raise NotFoundException
    return Response(image.body, media_type=image.type, headers={"Cache-Control": FOR_EVER})
