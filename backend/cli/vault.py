"""The object store: read back now, and what is wrong with it."""

import asyncio
import os
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import click
import msgspec

from backend.documents.scrub import scrub
from backend.environment import UnsafeSettings, load
from backend.jobs.context import Context
from backend.settings import Settings
from backend.work import services

WRONG = "select store_key, fault, checked_at from file_check where fault is not null order by store_key"


class Wrong(msgspec.Struct, frozen=True):
    house: UUID
    store_key: str
    fault: str
    checked: str


def _settings() -> Settings:
    try:
        settings = load(os.environ, "worker_database_url")
    except UnsafeSettings as why:
        raise click.ClickException(str(why)) from None
    if not settings.worker_database_url:
        raise click.ClickException("WORKER_DATABASE_URL is not set.")
    return settings


async def faults(context: Context) -> AsyncIterator[Wrong]:
    """What was missing or broken when it was last read back."""
    for (house,) in await context.pool.fetch("select due_houses()"):
        async with context.as_system(house) as sql:
            for store_key, fault, at in await sql.fetch(WRONG):
                yield Wrong(house, store_key, fault, f"{at:%Y-%m-%d %H:%M}")


async def _told(settings: Settings, *, read: bool) -> list[Wrong]:
    async with asyncpg.create_pool(settings.worker_database_url, min_size=0, max_size=2) as pool:
        context = Context(pool, settings, services(settings) if read else None)
        if read:
            await scrub(context)
        return [one async for one in faults(context)]


@click.group()
def vault() -> None:
    """The sealed files: read back, and what is wrong with them."""


@vault.command("faults")
def faults_command() -> None:
    """Show what was missing or broken when it was last read back."""
    _tell(asyncio.run(_told(_settings(), read=False)))


@vault.command("check")
def check_command() -> None:
    """Read back now what a night reads, first what was wrong; ends with 1 when a file is missing or broken."""
    wrong = asyncio.run(_told(_settings(), read=True))
    _tell(wrong)
    if wrong:
        raise SystemExit(1)


def _tell(wrong: list[Wrong]) -> None:
    for one in wrong:
        click.echo(f"{one.fault}  {one.store_key}  house {one.house}  read {one.checked}")
    if not wrong:
        click.echo("Nothing is wrong.")
