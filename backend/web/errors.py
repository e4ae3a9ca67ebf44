"""One place decides how a failure looks: a page for people, a problem document (RFC 9457) for programs.

An exception's own words never reach anybody. What one may not know and what does not exist are the
same bytes but for the reference, which the log keeps beside what happened.
"""

from typing import Any, cast
from urllib.parse import quote

import msgspec
import structlog
from litestar import Request, Response
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.response import Redirect, Template
from litestar.types import HTTPScope, Scope

from backend.db.lost import understood
from backend.db.unit import Unit
from backend.identity.oidc.next_url import safe_next
from backend.kit.errors import DomainError, Elsewhere, TooFast
from backend.kit.origin import READS
from backend.kit.references import new_reference
from backend.people.openings.refused import TooManyOpened, too_many
from backend.web.judging import judge, kind_of
from backend.web.sent import sent_with
from backend.web.views import Again, ErrorPage

PROBLEM = "urn:a-portee:problem:"

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Problem(msgspec.Struct, omit_defaults=True):
    status: int
    type: str
    title: str
    reference: str
    reason: str = ""
    detail: str = ""


def show(request: Request[Any, Any, Any], why: Exception) -> Response[Any]:
    why = _asked_why(request.scope, understood(why, lost=is_lost(request.scope)))
    status, slug, title = judge(why)
    if for_programs(request.scope):
        problem = Problem(status, PROBLEM + slug, title, noted(request.scope, status, slug, why))
        if isinstance(why, DomainError):
            problem.reason, problem.detail = why.reason, why.detail
        body, kind = msgspec.json.encode(problem), "application/problem+json"
        return Response(body, status_code=status, media_type=kind, headers=asked_for(request.scope, status, why))
    again = given_back(request.scope, status, why)
    if isinstance(why, Elsewhere) and again is None:
        back = f"?retour={quote(wanted(request.scope))}" if why.comes_back and request.method in READS else ""
        return Redirect(f"{why.url}{back}", status_code=303)
    if status == 401 and request.method in READS:
        return Redirect(f"/entrer?retour={quote(wanted(request.scope))}", status_code=303)
    view = ErrorPage(
        kind=kind_of(status, slug, sent=again is not None, helping=request.scope["path"].startswith("/pour/"))
        or broken(request.scope),
        reference=noted(request.scope, status, slug, why),
        again=again,
        retry_url=wanted(request.scope) if status == 503 and request.method in READS else "",
        first_url=why.url if isinstance(why, Elsewhere) else "",
    )
    headers = asked_for(request.scope, status, why)
    return Template(
        "pages/web/error.html", context={"view": view}, status_code=status, media_type=MediaType.HTML, headers=headers
    )


def _asked_why(scope: Scope, why: Exception) -> Exception:
    """Whoever opened too many dossiers is led to where she says why: nothing of this page was kept."""
    actor, unit = scope.get("user"), scope.get("unit")
    if actor is None or (told := too_many(why, actor.subject)) is why:
        return why
    unit.undone = True  # type: ignore[attr-defined]
    return told


def is_lost(scope: Scope) -> bool:
    unit: Unit | None = scope.get("unit")  # type: ignore[assignment]
    return unit is not None and unit.is_lost


def given_back(scope: Scope, status: int, why: Exception | None = None) -> Again | None:
    """What she sent, under the same key, to be sent as it is: whatever broke here, no word of hers is lost."""
    kept = status >= 500 or isinstance(why, TooManyOpened)
    fields = why.typed if isinstance(why, TooFast) else sent_with(scope) if kept else ()
    return Again.of(scope["path"], fields) if fields else None


def noted(scope: Scope, status: int, slug: str, why: Exception | None = None) -> str:
    """A new reference, and its line in the log: by this number alone she who calls is understood.

    Who was refused what is not there: a house and a form of address are enough to see that somebody tries doors.
    """
    reference, actor, route = new_reference(), scope.get("user"), scope.get("path_template") or "unknown"
    about: dict[str, Any] = {"reference": reference, "status": status, "reason": slug, "route": route}
    if actor:
        about["capacity"] = actor.capacity
    if actor and actor.capacity == "staff":
        about["establishment_id"] = actor.subject
    if status < 500:
        log.info("request.refused", **about)
    else:
        log.error("request.broken", error=type(why).__name__ if why else "Lost", exc_info=why, **about)
    return reference


def asked_for(scope: Scope, status: int, why: Exception) -> dict[str, str]:
    """What RFC 9110 wants beside some of the refusals: the methods there are, when to come back (the page says
    so too: in one minute), and how a program proves itself."""
    if isinstance(why, TooFast):
        return {"Retry-After": str(why.seconds)}
    if status == 405 and isinstance(why, HTTPException) and why.headers:
        return {"Allow": why.headers["allow"]}
    if status == 503:
        return {"Retry-After": "60"}
    return {"WWW-Authenticate": "Bearer"} if status == 401 and for_programs(scope) else {}


def broken(scope: Scope) -> str:
    """A page that does not come may be asked for again; an act may be done, or not."""
    return "broken" if cast(HTTPScope, scope)["method"] in READS else "not_kept"


def wanted(scope: Scope) -> str:
    """The page she asked for, to bring her back there once she has signed in."""
    query = scope["query_string"].decode("ascii")
    return safe_next(f"{scope['path']}?{query}" if query else scope["path"])


def for_programs(scope: Scope) -> bool:
    return scope["path"].startswith(("/api/", "/falc/"))
