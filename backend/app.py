"""The composition root: the only module that knows every other one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from litestar import Litestar, Request, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.template import TemplateConfig
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

import backend.db.tables  # noqa: F401
from backend.db.pool import adopt, open_pool, session
from backend.db.transaction import OneTransaction
from backend.db.unit import Unit, hashed
from backend.documents import api as documents_api
from backend.documents import desk as documents_desk
from backend.documents import looked
from backend.documents import pages as documents_pages
from backend.documents.vault import open_vault
from backend.identity import api as identity_api
from backend.identity import guards
from backend.identity import pages as identity_pages
from backend.identity.parties import parties
from backend.identity.sign_ins import Limits
from backend.kit.errors import DomainError
from backend.kit.keyring import FileKeyRing
from backend.kit.origin import SameOrigin
from backend.messaging import desk as messaging_desk
from backend.messaging import pages as messaging_pages
from backend.people import pages as people_pages
from backend.settings import Settings
from backend.web import assets, errors, health, home, public_pages, settings_pages
from backend.web.engine import Pages
from backend.web.language import ChooseTexts
from backend.web.metrics import metrics_route
from backend.web.security import stamp

LARGEST_FORM = 256 * 1024


class Unguarded(RuntimeError):
    """A route that does not say who may enter: the service does not start."""


def routes(settings: Settings) -> list[Any]:
    return [
        home.router, identity_pages.router, people_pages.router, documents_pages.router, looked.router,
        messaging_pages.router, messaging_desk.router, documents_desk.router,
        identity_api.router, documents_api.router,
        settings_pages.router, health.health, metrics_route(settings.metrics_token),
        *public_pages.routes, *assets.routes,
    ]


def create_app(settings: Settings, *more_routes: Any) -> Litestar:
    """The service. Raises Unguarded, or NoKeys, rather than start open or blind."""
    engine = adopt()
    app = Litestar(
        route_handlers=[*routes(settings), *more_routes],
        dependencies={"sql": Provide(sql, sync_to_thread=False), "db": Provide(db)},
        middleware=[
            ChooseTexts(),
            SameOrigin(settings.origin),
            OneTransaction(lambda: app.state.pool, errors.failed, touch),
        ],
        exception_handlers={DomainError: errors.show, HTTPException: errors.show, Exception: errors.show},
        template_config=TemplateConfig(instance=Pages()),
        before_send=[stamp(settings.origin.startswith("https://"))],
        lifespan=[resources(settings, engine)],
        openapi_config=OpenAPIConfig(
            title="À portée", version="1", render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            openapi_router=Router("/api", route_handlers=[], guards=[guards.public], opt={"static": True}),
        ),
        request_max_body_size=LARGEST_FORM,
        state=State({"settings": settings, "engine": engine}),
    )
    refuse_unguarded(app)
    return app


def resources(settings: Settings, engine: AsyncEngine) -> Any:
    @asynccontextmanager
    async def opened(app: Litestar) -> AsyncIterator[None]:
        state = app.state
        state.ring = FileKeyRing(settings.keys_dir / "kek.json")
        state.vault = open_vault(settings.object_store_url)
        state.parties = parties(settings)
        state.limits = Limits.of(settings.idle_minutes, settings.absolute_hours)
        state.pool = await open_pool(settings.database_url, settings.pool_size)
        yield
        await state.pool.close()
        await engine.dispose()

    return opened


def sql(request: Request[Any, Any, State]) -> asyncpg.Connection:
    return unit_of(request).take("sql")


async def db(request: Request[Any, Any, State]) -> AsyncIterator[AsyncSession]:
    async for one in session(request.app.state.engine, unit_of(request).take("db")):
        yield one


def unit_of(request: Request[Any, Any, State]) -> Unit:
    unit: Unit = request.scope["unit"]  # type: ignore[typeddict-item]
    return unit


async def touch(unit: Unit) -> None:
    """She is still there: noted after the answer, in a transaction of its own."""
    if unit.asked.secret and unit.asked.capacity != "machine":
        await unit.pool.execute("select touch_sign_in($1)", hashed(unit.asked.secret))


def refuse_unguarded(app: Litestar) -> None:
    open_doors = sorted(
        f"{sorted(handler.http_methods)} {route.path}"
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler) and handler.http_methods != {"OPTIONS"} and not guards_of(handler)
    )
    if open_doors:
        raise Unguarded(", ".join(open_doors))


def guards_of(handler: HTTPRouteHandler) -> set[Any]:
    return {g for layer in handler.ownership_layers for g in layer.guards or ()} & guards.ALL
