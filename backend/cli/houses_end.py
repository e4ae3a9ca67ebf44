"""A house closes, has another number, or merges into another."""

from pathlib import Path

import click

from backend.cli.houses_acts import done, ring_of
from backend.people.houses import closing, finess, following, merging


@click.command()
@click.argument("number")
@click.confirmation_option(prompt="Nobody will work in this house any more. Close it?")
@click.pass_obj
def close(address: str, number: str) -> None:
    """A house closes: nobody works there any more, its people keep reading their papers."""
    click.echo(f"{done(address, lambda sql: closing.close(sql, number))} is closed.")


@click.command()
@click.argument("before")
@click.argument("after")
@click.pass_obj
def renumber(address: str, before: str, after: str) -> None:
    """The register gave a house another number: it stays what it is."""
    if not finess.NUMBER.fullmatch(after):
        raise click.ClickException("This is no number of FINESS.")
    click.echo(f"{done(address, lambda sql: closing.renumber(sql, before, after))} is now {after}.")


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--keys-dir", envvar="KEYS_DIR", type=click.Path(path_type=Path), help="Default: $DATA_DIR/keys.")
@click.confirmation_option(prompt="Whoever works and lives in the first goes on in the second. Merge them?")
@click.pass_obj
def merge(address: str, before: str, after: str, dry_run: bool, keys_dir: Path | None) -> None:
    """A house merges into another: its teams, members and people go on there; papers stay where they are read."""
    ring = ring_of(keys_dir)
    ended = done(address, lambda sql: merging.merge(sql, ring, before, after), keep=not dry_run)
    if dry_run:
        click.echo("Nothing was written. This would be done:")
    click.echo(f"{ended.leaving} goes on in {ended.staying}: {ended.teams} teams, {ended.members} members.")
    click.echo("\n".join(following.lines(ended.leaving, ended.people)))
