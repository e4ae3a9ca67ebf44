"""The composition root: the only module that knows every other one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import asyncpg
from litestar import Litestar, Request, Router
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.template import TemplateConfig
from sqlalchemy.ext.asyncio import AsyncSession

import backend.tables  # noqa: F401
from backend.appointments import aidant_pages as appointments_for_somebody
from backend.appointments import desk as appointments_desk
from backend.appointments import pages as appointments_pages
from backend.bringing import pages as bringing
from backend.db.logins import refuse_powerful_addresses, refuse_powers
from backend.db.pace import Allowed
from backend.db.pool import adopt, borrowed, open_pool_of_pages, session
from backend.db.transaction import OneTransaction, unit_of
from backend.db.unit import Unit, hashed
from backend.documents import aidant_pages, dispute_desk, looked, misfiled_desk, parcel_desk
from backend.documents import api as documents_api
from backend.documents import desk as documents_desk
from backend.documents import pages as documents_pages
from backend.documents.vault import vault_of
from backend.enrolment import desk as enrolment_desk
from backend.enrolment import pages as enrolment_pages
from backend.entrusting import at_desk as acting_at_desk
from backend.entrusting import checking as attestation_checking
from backend.entrusting import helping
from backend.entrusting import invited as invited_pages
from backend.entrusting import pages as entrusting_pages
from backend.evidence import desk as evidence_desk
from backend.evidence import pages as evidence_pages
from backend.identity import api as identity_api
from backend.identity import ended, guards
from backend.identity import pages as identity_pages
from backend.identity.buttons import Buttons, official_button
from backend.identity.cards import pages as card_pages
from backend.identity.cards.hashing import Slowly
from backend.identity.parties import parties
from backend.identity.passkeys import pages as passkeys
from backend.identity.passkeys import proving as proving_by_passkey
from backend.identity.published import Published, key_set
from backend.identity.sign_ins import Limits
from backend.kit.errors import DomainError
from backend.kit.keyring import FileKeyRing
from backend.kit.origin import SameOrigin
from backend.live import pages as live_pages
from backend.live.opening import KeepOpen
from backend.live.streams import Streams
from backend.live.telling import telling
from backend.mandates import desk as mandate_desk
from backend.messaging import aidant_pages as messaging_for_somebody
from backend.messaging import api as messaging_api
from backend.messaging import desk as messaging_desk
from backend.messaging import hours_desk, week_desk
from backend.messaging import pages as messaging_pages
from backend.notifications import pages as notifications_pages
from backend.notifications.vapid import Voices
from backend.people import card_desk, contacts_pages, identity_desk, kiosk_desk
from backend.people import pages as people_pages
from backend.people.leaving import pages as leaving_pages
from backend.people.lists import api as lists_api
from backend.people.lists import pages as lists_pages
from backend.people.lists import registering
from backend.people.members import pages as member_pages
from backend.people.members import role_deciding, role_desk, team_desk
from backend.people.openings import desk as openings_desk
from backend.people.openings import going_on
from backend.people.vouching import desk as vouching_desk
from backend.people.vouching import mine as vouching_mine
from backend.protection import desk as protection_desk
from backend.protection import office_acts
from backend.protection import pages as protection_pages
from backend.rights import checking, for_another, opposing
from backend.rights import desk as rights_desk
from backend.rights import pages as rights_pages
from backend.settings import Settings
from backend.web import assets, desk_home, easy_french, errors, health, home, public_pages, settings_pages, word_pages
from backend.web.addresses import plain_address
from backend.web.compression import compress_pages
from backend.web.engine import Pages
from backend.web.head import AnswerHead
from backend.web.language import choose_texts
from backend.web.metrics import metrics_route
from backend.web.security import stamp
from backend.web.sent import LARGEST_FORM, keep_words
from backend.web.unkept import failed


class Unguarded(RuntimeError):
    """A route that does not say who may enter: the service does not start."""


def routes(settings: Settings) -> list[Any]:
    return [
        home.router,
        home.for_somebody,
        identity_pages.router,
        card_pages.router,
        card_desk.router,
        kiosk_desk.router,
        vouching_desk.router,
        vouching_mine.router,
        misfiled_desk.router,
        leaving_pages.router,
        contacts_pages.router,
        contacts_pages.own,
        protection_desk.router,
        office_acts.router,
        protection_pages.router,
        member_pages.router,
        team_desk.router,
        role_desk.router,
        role_deciding.router,
        openings_desk.router,
        going_on.router,
        passkeys.router,
        proving_by_passkey.router,
        people_pages.router,
        lists_pages.router,
        registering.router,
        documents_pages.router,
        bringing.router,
        bringing.for_somebody,
        looked.router,
        appointments_pages.router,
        appointments_desk.router,
        appointments_for_somebody.router,
        messaging_pages.router,
        messaging_desk.router,
        desk_home.router,
        hours_desk.router,
        week_desk.router,
        live_pages.router,
        notifications_pages.router,
        documents_desk.router,
        aidant_pages.router,
        messaging_for_somebody.router,
        entrusting_pages.router,
        attestation_checking.router,
        invited_pages.router,
        helping.router,
        acting_at_desk.router,
        enrolment_desk.router,
        mandate_desk.router,
        evidence_desk.router,
        evidence_pages.router,
        enrolment_pages.router,
        rights_pages.router,
        opposing.router,
        for_another.router,
        rights_desk.router,
        checking.router,
        parcel_desk.router,
        identity_desk.router,
        dispute_desk.router,
        identity_api.router,
        ended.router,
        key_set,
        official_button,
        documents_api.router,
        lists_api.router,
        messaging_api.router,
        settings_pages.router,
        easy_french.router,
        word_pages.router,
        health.health,
        metrics_route(settings.metrics_token),
        *public_pages.routes,
        *assets.routes,
    ]


def create_app(settings: Settings, *more_routes: Any) -> Litestar:
    """The service. Raises Unguarded rather than start open; its lifespan raises NoKeys rather than start
    blind and, in production, PowerfulLogin rather than start above the policies."""
    engine = adopt()
    allowed = Allowed(settings.writes_per_minute, settings.pushes_per_minute)
    app = Litestar(
        route_handlers=[*routes(settings), *more_routes],
        dependencies={"sql": Provide(sql, sync_to_thread=False), "db": Provide(db)},
        middleware=[
            compress_pages,
            choose_texts,
            plain_address,
            SameOrigin(settings.origin),
            keep_words,
            OneTransaction(lambda: app.state.pool, failed, touch, allowed),
        ],
        exception_handlers={DomainError: errors.show, HTTPException: errors.show, Exception: errors.show},
        template_config=TemplateConfig(instance=Pages()),
        before_send=[stamp(settings.origin.startswith("https://"))],
        lifespan=[resources],
        openapi_config=OpenAPIConfig(
            title="À portée",
            version="1",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            openapi_router=Router("/api", route_handlers=[], guards=[guards.public], opt={"static": True}),
        ),
        request_max_body_size=LARGEST_FORM,
        logging_config=None,  # Litestar's own would write what libraries say, word for word: `backend.kit.log` does not
        state=State({"settings": settings, "engine": engine, "front": assets.front_end()}),
    )
    refuse_unguarded(app)
    spare_copies(app)
    app.asgi_handler = KeepOpen(AnswerHead(app.asgi_handler))
    return app


@asynccontextmanager
async def resources(app: Litestar) -> AsyncIterator[None]:
    state = app.state
    settings: Settings = state.settings
    state.ring = FileKeyRing(settings.keys_dir / "kek.json")
    state.vault = vault_of(settings)
    state.voices = Voices(settings.keys_dir)
    state.parties, state.published = parties(settings), Published(settings)
    state.buttons = Buttons(settings.provider_buttons_dir)
    state.slowly = Slowly()
    state.limits = Limits.of(settings.idle_minutes, settings.shared_idle_minutes, settings.absolute_hours)
    async with await open_pool_of_pages(settings.database_url, settings.pool_size) as state.pool:
        if settings.production:
            await refuse_powers(state.pool)
            await refuse_powerful_addresses(settings.listen_database_url)
        state.streams = Streams(state.pool, settings.streams_max)
        async with telling(state.streams, settings.listen_database_url or settings.database_url):
            yield
    await state.engine.dispose()


def sql(request: Request[Any, Any, State]) -> asyncpg.Connection:
    return unit_of(request).take("sql")


async def db(request: Request[Any, Any, State]) -> AsyncIterator[AsyncSession]:
    async for one in session(request.app.state.engine, unit_of(request).take("db")):
        yield one


async def touch(unit: Unit) -> None:
    """She is still there: noted after the answer, in a transaction of its own, at most once a minute."""
    if unit.clock_due and unit.asked.secret and unit.asked.capacity != "machine":
        async with borrowed(unit.pool) as sql:
            await sql.execute("select touch_sign_in($1)", hashed(unit.asked.secret))


def refuse_unguarded(app: Litestar) -> None:
    open_doors = [f"{method} {path}" for method, path, handler in served(app) if not guards_of(handler)]
    if open_doors:
        raise Unguarded(", ".join(open_doors))


def spare_copies(app: Litestar) -> None:
    """Litestar gives each guard a copy of the handler, made anew at each request; ours only look at it.

    Should an upgrade no longer call this, guards are run as Litestar runs them.
    """
    for _, _, handler in served(app):
        handler.authorize_connection = partial(_authorize, handler)  # type: ignore[method-assign]


async def _authorize(handler: HTTPRouteHandler, connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    for guard in handler.resolve_guards():
        await guard(connection, handler)  # type: ignore[misc]


def served(app: Litestar) -> list[tuple[str, str, HTTPRouteHandler]]:
    """Every method and path, with what answers; Litestar's own OPTIONS, which tells only methods, left out."""
    return sorted(
        (
            (method, route.path, handler)
            for route in app.routes
            for handler in getattr(route, "route_handlers", ())
            if isinstance(handler, HTTPRouteHandler)
            for method in handler.http_methods - {"OPTIONS"}
        ),
        key=lambda one: one[:2],
    )


def guards_of(handler: HTTPRouteHandler) -> set[Any]:
    return {g for layer in handler.ownership_layers for g in layer.guards or ()} & guards.ALL
