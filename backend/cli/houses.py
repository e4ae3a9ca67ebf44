"""The houses of this service: from the register FINESS, shown, closed; and the first who decides in one."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import click

from backend.cli.houses_told import told
from backend.kit.keyring import FileKeyRing, NoKeys
from backend.paths import ROOT
from backend.people.houses import closing, finess, first, importing, showing
from backend.people.rewrap import as_owner

Act = Callable[[asyncpg.Connection], Awaitable[Any]]
NUMBERS = frozenset[str]
AT_ONCE = 500
"""Houses that a file may bring when none is named: a file of the whole country is a mistake."""


@click.group()
@click.option("--database-url", envvar="OWNER_DATABASE_URL", required=True, help="Login of the database's owner.")
@click.pass_context
def houses(ctx: click.Context, database_url: str) -> None:
    """The houses: let them come in from the register, look at them, close one."""
    ctx.obj = database_url


async def _above(address: str, act: Act, *, keep: bool = True) -> Any:
    """One transaction above the policies; undone at the end of a dry run."""
    sql = await asyncpg.connect(address)
    try:
        transaction = sql.transaction()
        await transaction.start()
        await as_owner(sql)
        done = await act(sql)
        await (transaction.commit() if keep else transaction.rollback())
        return done
    finally:
        await sql.close()


@houses.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--number", multiple=True, help="Only this house (FINESS). May be given several times.")
@click.option("--entity", multiple=True, help="Only the houses of this legal entity (FINESS).")
@click.option("--keys-dir", envvar="KEYS_DIR", type=click.Path(path_type=Path), help="Default: $DATA_DIR/keys.")
@click.pass_obj
def bring(
    address: str, file: Path, dry_run: bool, number: tuple[str, ...], entity: tuple[str, ...], keys_dir: Path | None
) -> None:
    """Houses come in from a public extraction of FINESS: new ones are made, known ones corrected."""
    lines = finess.decoded(file.read_bytes()).splitlines()
    asked = importing.wanted(finess.read(lines), NUMBERS(number), NUMBERS(entity))
    if len(asked.houses) > AT_ONCE:
        raise click.ClickException(f"{len(asked.houses)} houses: name some by --number or --entity.")
    place = keys_dir or Path(os.environ.get("DATA_DIR") or ROOT / "var") / "keys"
    try:
        ring = FileKeyRing(place / "kek.json")
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
    report = asyncio.run(_above(address, lambda sql: importing.come_in(sql, ring, asked), keep=not dry_run))
    click.echo("\n".join(told(report, dry_run=dry_run)))


@houses.command()
@click.argument("number", required=False)
@click.pass_obj
def show(address: str, number: str | None) -> None:
    """The houses, or one of them: its kind, its place, who runs it, how many work and live there."""
    click.echo("\n".join(asyncio.run(_above(address, lambda sql: showing.lines(sql, number)))) or "No house.")


@houses.command()
@click.argument("number")
@click.confirmation_option(prompt="Nobody will work in this house any more. Close it?")
@click.pass_obj
def close(address: str, number: str) -> None:
    """A house closes: nobody works there any more, its people keep reading their papers."""
    click.echo(f"{_done(address, lambda sql: closing.close(sql, number))} is closed.")


@houses.command()
@click.argument("before")
@click.argument("after")
@click.pass_obj
def renumber(address: str, before: str, after: str) -> None:
    """The register gave a house another number: it stays what it is."""
    if not finess.NUMBER.fullmatch(after):
        raise click.ClickException("This is no number of FINESS.")
    click.echo(f"{_done(address, lambda sql: closing.renumber(sql, before, after))} is now {after}.")


@houses.command()
@click.argument("number")
@click.option("--national-id", required=True, help="Her RPPS number, with the 8 of Pro Santé Connect or without.")
@click.option("--given-name", required=True)
@click.option("--family-name", required=True)
@click.option("--shown-name", required=True, help="What the people of the house call her.")
@click.option("--role", default="directeur", show_default=True)
@click.pass_obj
def director(
    address: str, number: str, national_id: str, given_name: str, family_name: str, shown_name: str, role: str
) -> None:
    """Name the first person who says who works in a house. Refused once there is one."""
    named = first.First(national_id, given_name, family_name, shown_name, role)
    click.echo(f"{shown_name} decides who works in {_done(address, lambda sql: first.name_first(sql, number, named))}.")


def _done(address: str, act: Act) -> Any:
    try:
        return asyncio.run(_above(address, act))
    except (closing.CannotClose, first.CannotName) as why:
        raise click.ClickException(str(why)) from None
