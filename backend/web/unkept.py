"""The answer when PostgreSQL did not keep what the handler believed done, or was lost before it said so."""

from collections.abc import Sequence

import msgspec
from litestar import Request
from litestar.types import Message, Scope

from backend.db.unit import Unit
from backend.web.engine import shell_of
from backend.web.errors import PROBLEM, Problem, broken, for_programs, given_back, noted
from backend.web.templates import render
from backend.web.views import ErrorPage

NOT_KEPT = ("not-kept", "Nobody knows whether this was kept. Send it again: it is kept once.")
LATER = (b"retry-after", b"60")


def failed(scope: Scope, unit: Unit) -> Sequence[Message]:
    """503 when nobody knows, 500 when PostgreSQL refused: what she sent comes back with its key either way."""
    status = 503 if unit.unsure else 500
    reference = noted(scope, status, NOT_KEPT[0])
    if for_programs(scope):
        body = msgspec.json.encode(Problem(status, PROBLEM + NOT_KEPT[0], NOT_KEPT[1], reference))
        kind = b"application/problem+json"
    else:
        body, kind = _page(scope, reference, status), b"text/html; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    return (
        {"type": "http.response.start", "status": status, "headers": [*headers, LATER] if unit.unsure else headers},
        {"type": "http.response.body", "body": body, "more_body": False},
    )


def _page(scope: Scope, reference: str, status: int) -> bytes:
    again = given_back(scope, status)
    view = ErrorPage(kind="unsure" if status == 503 and again else broken(scope), reference=reference, again=again)
    return render("pages/web/error.html", shell_of(Request(scope), {}), view)
