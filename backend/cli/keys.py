"""The key-encryption keys: made once, rotated at will, and everything wrapped again under the new one."""

import asyncio
import os
from pathlib import Path

import asyncpg
import click
from rich.console import Console
from rich.progress import Progress

from backend.cli.login import OWNER, login_option
from backend.kit import keyring
from backend.kit.keyring import FileKeyRing, NoKeys
from backend.kit.sealing import Broken
from backend.paths import ROOT
from backend.people import rewrap

SAVE_IT = "Copy it to a safe place: without it, nothing that is kept can be opened."


@click.group()
@click.option("--keys-dir", envvar="KEYS_DIR", type=click.Path(path_type=Path), help="Default: $DATA_DIR/keys.")
@click.pass_context
def keys(ctx: click.Context, keys_dir: Path | None) -> None:
    """The key-encryption keys, in KEYS_DIR."""
    ctx.obj = (keys_dir or Path(os.environ.get("DATA_DIR") or ROOT / "var") / "keys") / "kek.json"


@keys.command()
@click.pass_obj
def new(path: Path) -> None:
    """Make the ring with its first key. Refuses to overwrite one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    try:
        keyring.create(path)
    except FileExistsError:
        raise click.ClickException(f"{path} is there already. To change the key, type: keys rotate") from None
    click.echo(f"{path} was made. {SAVE_IT}")


@keys.command()
@click.pass_obj
def rotate(path: Path) -> None:
    """Add a key that wraps from now on; the older ones still open."""
    try:
        added = keyring.rotate(path)
    except NoKeys as why:
        raise click.ClickException(f"{why}. To make the first one, type: keys new") from None
    click.echo(f"Key {added} wraps from now on. {SAVE_IT}")
    click.echo("Copy the file to every machine that serves, then type: keys rewrap")


@keys.command("rewrap")
@login_option(OWNER)
@click.pass_obj
def rewrap_command(path: Path, database_url: str) -> None:
    """Wrap the keys of houses and dossiers again under the present key, while people work."""
    try:
        done = asyncio.run(_rewrap(FileKeyRing(path), database_url))
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
    except Broken:
        raise click.ClickException("A kept key does not open with this ring. Nothing of its batch changed.") from None
    click.echo(f"{done} keys are wrapped again.")


@keys.command("retire")
@click.argument("key")
@login_option(OWNER)
@click.pass_obj
def retire_command(path: Path, key: str, database_url: str) -> None:
    """Take an older key out of the ring, once it wraps nothing: a backup made before needs a copy of it."""
    try:
        left = asyncio.run(_retire(path, key, database_url))
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
    if left:
        raise click.ClickException(f"{left} keys are still wrapped by key {key}. Type: keys rewrap")
    click.echo(f"Key {key} is out of {path}. Backups made until today need a copy of it.")


async def _retire(path: Path, key: str, address: str) -> int:
    """How many rows it still wraps: then nothing was done."""
    sql = await asyncpg.connect(address)
    try:
        async with rewrap.wrapped_by(sql, key) as left:
            if not left:
                keyring.retire(path, key)
            return left
    finally:
        await sql.close()


async def _rewrap(ring: FileKeyRing, address: str) -> int:
    sql = await asyncpg.connect(address)
    try:
        total, done = sum((await rewrap.waiting(sql, ring.present)).values()), 0
        with Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task("Rewrapping", total=total)
            async for count in rewrap.rewrap(sql, ring):
                done += count
                progress.update(task, completed=done)
        return done
    finally:
        await sql.close()
