"""The web process: Granian, else uvicorn, with as many open streams as the settings allow."""

import asyncio
import importlib
import os
import signal
from functools import partial
from typing import Any

import click

from backend.db.embedded.lifeline import tie
from backend.db.logins import Unanswered, refuse_unanswered
from backend.environment import UnsafeSettings, load
from backend.settings import Settings

APP = "backend.asgi"
GRACE = 10
"""Seconds that the requests of this instant have to finish."""


def serve(settings: Settings, workers: int) -> None:
    """Until SIGTERM or SIGINT. Beyond its backpressure a server answers nothing: streams get one half of it."""
    backpressure = settings.streams_max * 2
    try:
        from granian import Granian
        from granian.constants import Interfaces
    except ImportError:
        return uvicorn(settings, backpressure)
    server = Granian(
        APP, address=settings.host, port=settings.port, interface=Interfaces.ASGI, workers=workers, websockets=False,
        backpressure=backpressure, log_access=False, log_level="warning",  # type: ignore[arg-type]
        respawn_failed_workers=True, workers_kill_timeout=GRACE,
    )  # fmt: skip
    server.serve(target_loader=partial(loaded, os.getpid()), wrap_loader=False)
    return None


def loaded(parent: int) -> Any:
    """The service, in a process that does not outlive the one that looks after it, even by kill -9."""
    tie(parent, signal.SIGKILL)
    return importlib.import_module(APP).app


def uvicorn(settings: Settings, backpressure: int) -> None:
    """One process, when Granian has no wheel for this machine."""
    from uvicorn import run

    run(
        f"{APP}:app", host=settings.host, port=settings.port, limit_concurrency=backpressure, access_log=False,
        log_level="warning", server_header=False, proxy_headers=False, timeout_graceful_shutdown=GRACE,
    )  # fmt: skip


async def let_in(settings: Settings) -> None:
    """Raise Unanswered unless each login of this process is."""
    await refuse_unanswered("DATABASE_URL", settings.database_url)
    if settings.listen_database_url:
        await refuse_unanswered("LISTEN_DATABASE_URL", settings.listen_database_url)


@click.command()
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True)
@click.option("--port", envvar="PORT", default=8000, show_default=True)
@click.option("--workers", envvar="WEB_WORKERS", default=1, show_default=True, help="Processes that answer.")
def web(host: str, port: int, workers: int) -> None:
    """Serve phones, programs and desks. STREAMS_MAX says how many streams a process keeps open.

    It does not start before its database answers: a server whose processes fall would make them again for ever.
    """
    os.environ.update(HOST=host, PORT=str(port))  # the processes that answer read them again
    try:
        settings = load(os.environ)
        asyncio.run(let_in(settings))
    except (UnsafeSettings, Unanswered) as why:
        raise click.ClickException(str(why)) from None
    serve(settings, workers)
