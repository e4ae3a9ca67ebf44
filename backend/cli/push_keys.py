"""The keys by which push services know us: made once, rotated by overlap, retired when no browser expects them."""

import asyncio
import os
from pathlib import Path

import asyncpg
import click

from backend.cli.login import OWNER, login_option
from backend.kit import keyring
from backend.kit.keyring import NoKeys
from backend.notifications.vapid import FILE
from backend.paths import ROOT
from backend.people.rewrap import as_owner

EXPECTED = "select count(*) from push_subscription where voice = $1"


@click.group("push-keys")
@click.option("--keys-dir", envvar="KEYS_DIR", type=click.Path(path_type=Path), help="Default: $DATA_DIR/keys.")
@click.pass_context
def push_keys(ctx: click.Context, keys_dir: Path | None) -> None:
    """The keys by which push services know us, in KEYS_DIR."""
    ctx.obj = (keys_dir or Path(os.environ.get("DATA_DIR") or ROOT / "var") / "keys") / FILE


@push_keys.command()
@click.pass_obj
def new(path: Path) -> None:
    """Make the first key: from now on people may ask to be told. Refuses to overwrite one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        keyring.create(path)
    except FileExistsError:
        raise click.ClickException(f"{path} is there already. To change the key, type: push-keys rotate") from None
    click.echo(f"{path} was made. Copy it to every machine that serves.")


@push_keys.command()
@click.pass_obj
def rotate(path: Path) -> None:
    """Add a key that browsers are given from now on; those that have an older one go on with it."""
    try:
        added = keyring.rotate(path)
    except NoKeys as why:
        raise click.ClickException(f"{why}. To make the first one, type: push-keys new") from None
    click.echo(f"Browsers are given key {added} from now on. Copy the file to every machine that serves.")


@push_keys.command()
@click.argument("key")
@login_option(OWNER)
@click.pass_obj
def retire(path: Path, key: str, database_url: str) -> None:
    """Take an older key away, once no browser expects it: they come to a new one within thirty days."""
    if left := asyncio.run(_expected(database_url, key)):
        raise click.ClickException(f"{left} browsers still expect key {key}.")
    try:
        keyring.retire(path, key)
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
    click.echo(f"Key {key} is out of {path}.")


async def _expected(address: str, key: str) -> int:
    sql = await asyncpg.connect(address)
    try:
        async with sql.transaction(readonly=True):
            await as_owner(sql)
            return int(await sql.fetchval(EXPECTED, key))
    finally:
        await sql.close()
