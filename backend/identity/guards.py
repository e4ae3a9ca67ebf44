"""Who may knock. What one may touch is PostgreSQL's to say.

A route without one of these does not start (`backend.app`).
"""

from collections.abc import Callable
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException
from litestar.handlers.base import BaseRouteHandler

from backend.kit.errors import NotFound

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], None]


def public(_: Connection, __: BaseRouteHandler) -> None:
    """Anyone may come in, and we meant it."""


def _acting(*capacities: str) -> Guard:
    def guard(connection: Connection, _: BaseRouteHandler) -> None:
        actor = connection.scope.get("user")
        if actor is None:
            raise NotAuthorizedException
        # Known, without the permit this address asks for: it does not exist for her, and
        # sending her to sign in again would turn for ever.
        if not actor.permitted or actor.capacity not in capacities:
            raise NotFound

    return guard


signed_in = _acting("usager")
as_aidant = _acting("aidant")
as_staff = _acting("staff")
as_machine = _acting("machine")

ALL = frozenset({public, signed_in, as_aidant, as_staff, as_machine})
