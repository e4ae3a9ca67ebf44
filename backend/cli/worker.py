"""The background process, and the drawer of the jobs that were given up."""

import asyncio
import os
import signal
from typing import Any

import asyncpg
import click

from backend.cli.audit import anchor_now, seal_now
from backend.db.logins import PowerfulLogin, Unanswered, refuse_powerful_addresses, refuse_unanswered
from backend.environment import UnsafeSettings, load
from backend.jobs import delivery
from backend.jobs.registry import Registry
from backend.jobs.rounds import DAY, HOUSEKEEPING, MINUTE, Round
from backend.jobs.worker import Worker
from backend.kit.log import configure
from backend.settings import Settings
from backend.work import registry, rounds, services

DEAD = "select job_id, at, entrypoint, reason from jobs.dead_letter order by at"


def clock(settings: Settings, bag: Any) -> tuple[Round, ...]:
    """What is done by the clock, the trail included."""
    usual = (*HOUSEKEEPING, *(rounds(bag) if bag else ()))

    async def sealing(_: asyncpg.Pool) -> None:
        await seal_now(settings)

    async def anchoring(_: asyncpg.Pool) -> None:
        await anchor_now(settings)

    trail = (Round("audit.seal", MINUTE, sealing), Round("audit.anchor", DAY, anchoring))
    return (*usual, *trail) if settings.sealer_database_url else usual


async def serve(settings: Settings, jobs: Registry, bag: Any = None) -> None:
    """Work until SIGTERM or SIGINT, then finish what runs and leave. Raises Unanswered rather than wait for a
    silent database and, in production, PowerfulLogin rather than work above the policies."""
    await refuse_unanswered("WORKER_DATABASE_URL", settings.worker_database_url)
    if settings.sealer_database_url:
        await refuse_unanswered("SEALER_DATABASE_URL", settings.sealer_database_url)
    if settings.production:
        await refuse_powerful_addresses(settings.worker_database_url, settings.sealer_database_url)
    worker = Worker(
        settings.worker_database_url,
        jobs,
        settings=settings,
        services=bag,
        clock=clock(settings, bag),
    )
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, worker.stop)
    await worker.run()


async def dead(settings: Settings) -> list[asyncpg.Record]:
    """The jobs that were given up, oldest first."""
    sql = await asyncpg.connect(settings.worker_database_url)
    try:
        return list(await sql.fetch(DEAD))
    finally:
        await sql.close()


async def again(settings: Settings, job: int) -> bool:
    """Put a job that was given up back in the queue."""
    sql = await asyncpg.connect(settings.worker_database_url)
    try:
        return await delivery.again(sql, job)
    finally:
        await sql.close()


def _settings() -> Settings:
    try:
        settings = load(os.environ, "worker_database_url")
    except UnsafeSettings as why:
        raise click.ClickException(str(why)) from None
    if not settings.worker_database_url:
        raise click.ClickException("WORKER_DATABASE_URL is not set.")
    return settings


@click.group()
def worker() -> None:
    """What is done in the background."""


@worker.command("run")
def run_command() -> None:
    """Run the jobs and the rounds until told to stop."""
    settings = _settings()
    configure(settings.log_level)
    try:
        asyncio.run(serve(settings, registry(), services(settings)))
    except (PowerfulLogin, Unanswered) as why:
        raise click.ClickException(str(why)) from None


@worker.command("dead")
def dead_command() -> None:
    """Show the jobs that were given up, and why."""
    for job, at, entrypoint, reason in asyncio.run(dead(_settings())):
        click.echo(f"{job}  {at:%Y-%m-%d %H:%M}  {entrypoint}  {reason}")


@worker.command("again")
@click.argument("job", type=int)
def again_command(job: int) -> None:
    """Put a job that was given up back in the queue."""
    if not asyncio.run(again(_settings(), job)):
        raise click.ClickException("There is no such job.")
