"""By which means, beside Pro Santé Connect, staff come in: those that the operator homologated, until a day."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import asyncpg
import click

from backend.cli.login import WORKER, login_option
from backend.identity.means import means

DAY = click.DateTime(["%Y-%m-%d"])
ALLOW, CLOSE = "select allow_staff_means($1, $2, $3)", "select close_staff_means($1)"
MAY_BE = [slug for slug, one in means().items() if one.staff == "homologated"]


@click.group("staff-means")
@login_option(WORKER)
@click.pass_context
def staff_means(ctx: click.Context, database_url: str) -> None:
    """By which means staff come in, beside Pro Santé Connect."""
    ctx.obj = database_url


@staff_means.command()
@click.argument("slug", type=click.Choice(MAY_BE))
@click.option("--homologated-on", type=DAY, required=True, help="The day of the decision of homologation.")
@click.option("--until", type=DAY, required=True, help="The last day for which it was taken.")
@click.pass_obj
def allow(address: str, slug: str, homologated_on: datetime, until: datetime) -> None:
    """It opens the houses to who works there. Only once its homologation was decided: docs/homologation.md."""
    decided, last = homologated_on.date(), until.date()
    if not decided <= datetime.now(UTC).date() <= last:
        raise click.ClickException("A homologation is decided before it serves, and is not over.")
    asyncio.run(_asked(address, ALLOW, slug, decided, last))
    click.echo(f"It opens the houses until {last}: {means()[slug].staff_source}")


@staff_means.command()
@click.argument("slug", type=click.Choice(MAY_BE))
@click.pass_obj
def close(address: str, slug: str) -> None:
    """It opens no house any more, from the very next request."""
    closed = asyncio.run(_asked(address, CLOSE, slug))
    click.echo("It is closed." if closed else "It was not open.")


async def _asked(address: str, statement: str, *said: str | date) -> Any:
    sql = await asyncpg.connect(address)
    try:
        return await sql.fetchval(statement, *said)
    finally:
        await sql.close()
