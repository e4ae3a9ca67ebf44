"""Who may knock. What one may touch is PostgreSQL's to say.

A route without one of these does not start (`backend.app`). Whoever writes too fast is asked to wait, but where
a route says `at_any_pace=True`: what protects her cannot wait. Whoever Aidants Connect helps has only the routes that
say `helped=True`.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException
from litestar.handlers.base import BaseRouteHandler

from backend.db.transaction import unit_of
from backend.kit.actor import Actor
from backend.kit.errors import Elsewhere, NotFound, TooFast
from backend.kit.posted import MULTIPART, posted

WORKS_OTHERWISE = "select works_otherwise($1)"
FORM = "application/x-www-form-urlencoded"
Connection = ASGIConnection[Any, Any, Any, Any]
# Coroutines, though nothing is awaited: Litestar sends a plain function to a thread, at each request.
Guard = Callable[[Connection, BaseRouteHandler], Awaitable[None]]


class AnotherProof(Elsewhere):
    """Who is there proved herself once; here it takes two proofs."""

    slug = "another-proof"
    comes_back = True

    def __init__(self) -> None:
        super().__init__("/entrer/encore")


class OtherMeans(Elsewhere):
    """Who is there works in this house, and came in by a means that does not open its door."""

    slug = "other-means"
    comes_back = True

    def __init__(self) -> None:
        super().__init__("/entrer/travail")


class OnlyEveryday(Elsewhere):
    """A professional of Aidants Connect helps her: this page is for her alone."""

    slug = "helped"

    def __init__(self) -> None:
        super().__init__("/avec-aide")


async def public(_: Connection, __: BaseRouteHandler) -> None:
    """Anyone may come in, and we meant it."""


def _acting(*capacities: str) -> Guard:
    async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        actor = connection.scope.get("user")
        if actor is None:
            raise NotAuthorizedException
        if not actor.proved:
            raise AnotherProof
        # Known, without the permit this address asks for: it does not exist for her, and
        # sending her to sign in again would turn for ever.
        if not actor.permitted or actor.capacity not in capacities:
            await _tell_by_which_means(connection, actor, capacities)
            raise NotFound
        if actor.helped and not handler.opt.get("helped"):
            raise OnlyEveryday
        if actor.too_fast and not handler.opt.get("at_any_pace"):
            raise TooFast(await unit_of(connection).pause(), await typed(connection))

    return guard


async def _tell_by_which_means(connection: Connection, actor: Actor, capacities: tuple[str, ...]) -> None:
    """To whoever works in the house that was asked for. Raises OtherMeans; for anybody else it does not exist."""
    at_work = actor.capacity == "staff" and "staff" in capacities and actor.subject is not None
    if at_work and await unit_of(connection).sql.fetchval(WORKS_OTHERWISE, actor.subject):
        raise OtherMeans


async def typed(connection: Connection) -> list[tuple[str, str]]:
    """The fields of a form, to give them back. What a program sends, it still has.

    Its kind is read as the route will read it: what a guard does not see, nothing else sees.
    """
    if not isinstance(connection, Request) or (kind := connection.content_type[0]) not in (FORM, MULTIPART):
        return []
    if kind == FORM:
        items = list((await connection.form()).multi_items())
    else:
        items = list((await posted(connection, most=0)).fields.items())
    return [(name, value) for name, value in items if isinstance(value, str)]


signed_in = _acting("usager")
as_aidant = _acting("aidant")
as_staff = _acting("staff")
as_machine = _acting("machine")

ALL = frozenset({public, signed_in, as_aidant, as_staff, as_machine})
