"""One place decides how a failure looks: a page for people, a problem document (RFC 9457) for programs.

An exception's own words never reach anybody. What one may not know and what does not exist are the
same bytes but for the reference.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.response import Redirect, Template
from litestar.types import Message, Scope

from backend.kit.errors import DomainError
from backend.kit.references import new_reference
from backend.web.engine import shell_of
from backend.web.templates import render
from backend.web.views import ErrorPage

UNKNOWN = (404, "not-found", "It does not exist, or you may not know that it exists.")
KINDS = {401: "stale", 403: "forbidden", 404: "not_found", 405: "not_found", 413: "unreadable", 422: "unreadable", 429: "busy", 503: "busy"}
TITLES = {
    400: ("invalid", "What was sent cannot be understood."),
    401: ("signed-out", "Nobody is signed in."),
    403: ("forbidden", "You may know that it exists, and you may not do this to it."),
    405: ("method", "This cannot be done here."),
    413: ("too-large", "What was sent is too large."),
}
PROBLEM = "urn:a-portee:problem:"


class Problem(msgspec.Struct, omit_defaults=True):
    status: int
    type: str
    title: str
    reference: str
    errors: list[dict[str, str]] | None = None


def judge(why: Exception) -> tuple[int, str, str]:
    """Status, slug and title of any exception."""
    match why:
        case DomainError():
            return why.status, why.slug, why.title()
        case HTTPException(status_code=404):
            return UNKNOWN
        case HTTPException(status_code=status) if status < 500:
            slug, title = TITLES.get(status, TITLES[400])
            return status, slug, title
        case _:
            return 500, "broken", "Something broke here. Nothing was changed."


def show(request: Request[Any, Any, Any], why: Exception) -> Response[Any]:
    status, slug, title = judge(why)
    if status == 500:
        structlog.get_logger().error("request.broken", error=type(why).__name__, exc_info=why)
    if for_programs(request.scope):
        problem = Problem(status=status, type=PROBLEM + slug, title=title, reference=new_reference())
        return Response(msgspec.json.encode(problem), status_code=status, media_type="application/problem+json")
    if status == 401 and request.method in ("GET", "HEAD"):
        return Redirect(f"/entrer?retour={request.scope['path']}", status_code=303)
    view = ErrorPage(kind=KINDS.get(status, "broken"), reference=new_reference())
    return Template("pages/web/error.html", context={"view": view}, status_code=status, media_type=MediaType.HTML)


def for_programs(scope: Scope) -> bool:
    return scope["path"].startswith("/api/")


def failed(scope: Scope) -> Sequence[Message]:
    """The answer when PostgreSQL did not keep what the handler believed done."""
    if for_programs(scope):
        problem = Problem(status=500, type=PROBLEM + "not-kept", title="Nothing was kept. Send it again.", reference=new_reference())
        body, kind = msgspec.json.encode(problem), b"application/problem+json"
    else:
        body, kind = _failed_page(scope), b"text/html; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    return (
        {"type": "http.response.start", "status": 500, "headers": headers},
        {"type": "http.response.body", "body": body, "more_body": False},
    )


def _failed_page(scope: Scope) -> bytes:
    view = ErrorPage(kind="broken", reference=new_reference())
    return render("pages/web/error.html", shell_of(Request(scope), {}), view)
