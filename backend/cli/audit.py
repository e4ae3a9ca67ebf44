"""Check that nobody touched the trail, and keep its heads outside the database."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import click

from backend.audit.anchor import AnchorFiles
from backend.audit.anchor import anchor as keep_heads
from backend.audit.sealer import seal
from backend.audit.verifier import Verdict, verify_all
from backend.environment import UnsafeSettings, load
from backend.settings import Settings


def anchors_of(settings: Settings) -> AnchorFiles:
    return AnchorFiles(settings.data_dir / "anchors")


@asynccontextmanager
async def sealing(settings: Settings) -> AsyncIterator[asyncpg.Connection]:
    """A connection of the role that orders and checks the trail, closed at the end."""
    sql = await asyncpg.connect(settings.sealer_database_url)
    try:
        yield sql
    finally:
        await sql.close()


async def seal_now(settings: Settings) -> int:
    """Seal what is waiting; how many segments were added."""
    async with sealing(settings) as sql:
        return await seal(sql)


async def anchor_now(settings: Settings) -> int:
    """Seal what is waiting, then keep the new heads; how many were kept."""
    async with sealing(settings) as sql:
        await seal(sql)
        return await keep_heads(sql, anchors_of(settings))


async def check(settings: Settings) -> list[Verdict]:
    """The verdict of each house."""
    async with sealing(settings) as sql:
        return [verdict async for verdict in verify_all(sql, anchors_of(settings))]


def _settings() -> Settings:
    try:
        settings = load(os.environ, "sealer_database_url")
    except UnsafeSettings as why:
        raise click.ClickException(str(why)) from None
    if not settings.sealer_database_url:
        raise click.ClickException("SEALER_DATABASE_URL is not set.")
    return settings


@click.group()
def audit() -> None:
    """The trail of who did what."""


@audit.command("seal")
def seal_command() -> None:
    """Seal what is waiting."""
    click.echo(f"{asyncio.run(seal_now(_settings()))} segments were sealed.")


@audit.command("anchor")
def anchor_command() -> None:
    """Keep the heads of the chains outside the database."""
    click.echo(f"{asyncio.run(anchor_now(_settings()))} heads were kept.")


@audit.command("verify")
def verify_command() -> None:
    """Recompute every chain; ends with 1 when something was touched."""
    verdicts = asyncio.run(check(_settings()))
    for verdict in verdicts:
        click.echo(f"{verdict.house}: {verdict.wrong or f'{verdict.segments} segments, untouched'}")
    if any(verdict.wrong for verdict in verdicts):
        raise SystemExit(1)
