"""The public halves of our keys, where the providers read them: those that sign for us, and those that seal to us."""

from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import State

from backend.identity.guards import public
from backend.identity.oidc import opening_keys
from backend.identity.oidc.opening_keys import OpeningKeys
from backend.identity.parties import BUILDERS, key_in
from backend.kit.clock import now
from backend.settings import Settings

KEPT = "public, max-age=300"  # what was rotated is known within five minutes


class Published:
    """The key set of this service (RFC 7517). Nothing private is in it."""

    def __init__(self, settings: Settings) -> None:
        path = settings.keys_dir / opening_keys.FILE
        self._opening = OpeningKeys(path) if path.exists() else None
        self._signing = [_signing(file) for name in BUILDERS if (file := settings.provider(name).key_file)]  # type: ignore[arg-type]

    def keys(self) -> list[dict[str, Any]]:
        return [*(self._opening.public(now()) if self._opening else ()), *self._signing]


def _signing(file: str) -> dict[str, Any]:
    return {**key_in(Path(file)).as_dict(private=False), "use": "sig", "alg": "ES256"}


@get("/.well-known/jwks.json", guards=[public], opt={"static": True})
async def key_set(request: Request[Any, Any, State]) -> Response[dict[str, Any]]:
    return Response({"keys": request.app.state.published.keys()}, headers={"Cache-Control": KEPT})
