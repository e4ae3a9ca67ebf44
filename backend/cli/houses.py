"""The houses of this service: from the register FINESS, shown, closed; and the first who decides in one."""

import asyncio
from pathlib import Path

import click

from backend.cli.houses_acts import above, done, ring_of
from backend.cli.houses_end import close, merge, renumber
from backend.cli.houses_told import told
from backend.cli.login import OWNER, login_option
from backend.people.houses import finess, first, importing, showing
from backend.people.openings.queries import EXPECTS

NUMBERS = frozenset[str]
AT_ONCE = 500
"""Houses that a file may bring when none is named: a file of the whole country is a mistake."""


@click.group()
@login_option(OWNER)
@click.pass_context
def houses(ctx: click.Context, database_url: str) -> None:
    """The houses: let them come in from the register, look at them, close one."""
    ctx.obj = database_url


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
    ring = ring_of(keys_dir)
    report = asyncio.run(above(address, lambda sql: importing.come_in(sql, ring, asked), keep=not dry_run))
    click.echo("\n".join(told(report, dry_run=dry_run)))


@houses.command()
@click.argument("number", required=False)
@click.pass_obj
def show(address: str, number: str | None) -> None:
    """The houses, or one of them: its kind, its place, who runs it, how many work and live there."""
    click.echo("\n".join(asyncio.run(above(address, lambda sql: showing.lines(sql, number)))) or "No house.")


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
    click.echo(f"{shown_name} decides who works in {done(address, lambda sql: first.name_first(sql, number, named))}.")


@houses.command()
@click.argument("number")
@click.argument("dossiers", type=click.IntRange(5, 1000))
@click.pass_obj
def openings(address: str, number: str, dossiers: int) -> None:
    """How many dossiers somebody of a house usually opens in an hour: beyond it the house is told, and beyond three
    times as many she says why first."""
    name = done(address, lambda sql: sql.fetchval(EXPECTS, number, dossiers))
    if name is None:
        raise click.ClickException("No open house has this number.")
    click.echo(f"In {name}, {dossiers} dossiers an hour are usual; beyond {3 * dossiers}, a reason is asked for.")


for one in (close, merge, renumber):
    houses.add_command(one)
