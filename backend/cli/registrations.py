"""Professionals whose registration ended (RPPS): they work nowhere here any more."""

import asyncio
from datetime import UTC, datetime

import asyncpg
import click

from backend.cli.login import WORKER, login_option
from backend.identity.registrations import close_ended, end_registration


@click.group()
@login_option(WORKER)
@click.option("--issuer", envvar="PROSANTECONNECT_ISSUER", required=True, help="That of Pro Santé Connect.")
@click.pass_context
def registrations(ctx: click.Context, database_url: str, issuer: str) -> None:
    """Professionals whose registration ended."""
    ctx.obj = (database_url, issuer)


@registrations.command()
@click.argument("national_id")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day from which it is ended (UTC). Default: now.")
@click.pass_obj
def end(known: tuple[str, str], national_id: str, on: datetime | None) -> None:
    """She can sign in no more; what she has open is closed at once, or within the hour that follows the day."""
    closed = asyncio.run(_change(*known, national_id, on.replace(tzinfo=UTC) if on else datetime.now(UTC)))
    click.echo(f"It is noted. {closed} open sign-ins were closed.")


@registrations.command()
@click.argument("national_id")
@click.pass_obj
def resume(known: tuple[str, str], national_id: str) -> None:
    """She is registered again: she may sign in."""
    asyncio.run(_change(*known, national_id, None))
    click.echo("It is noted.")


async def _change(address: str, issuer: str, national_id: str, ends: datetime | None) -> int:
    sql = await asyncpg.connect(address)
    try:
        if not await end_registration(sql, issuer, national_id, ends):
            raise click.ClickException("Nobody here has this identifier.")
        return await close_ended(sql)
    finally:
        await sql.close()
