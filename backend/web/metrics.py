"""`/metrics`, for the machine that watches. It counts, and knows no one."""

from hmac import compare_digest
from typing import Any

from litestar import Request, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Response
from prometheus_client import CONTENT_TYPE_LATEST

from backend.identity.guards import public
from backend.web.measure import exposition


def metrics_route(token: str) -> HTTPRouteHandler:
    """The route. With a token, whoever does not send it is told that there is nothing here."""
    expected = f"Bearer {token}".encode()

    @get("/metrics", guards=[public], include_in_schema=False, sync_to_thread=False)
    def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
        given = request.headers.get("authorization", "").encode()
        if token and not compare_digest(given, expected):
            raise NotFoundException
        headers = {"cache-control": "no-store"}
        return Response(exposition(), media_type=CONTENT_TYPE_LATEST, headers=headers)

    return metrics
