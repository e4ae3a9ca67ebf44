"""The keys by which identity providers know us: the one that signs, and those that open what is sealed for us."""

import os
from pathlib import Path

import click

from backend.identity.oidc import opening_keys
from backend.kit.clock import now
from backend.kit.keyring import NoKeys
from backend.paths import ROOT

COPY_IT = "Copy the file to every machine that serves: it is read again without a restart."


@click.group("provider-keys")
@click.option("--keys-dir", envvar="KEYS_DIR", type=click.Path(path_type=Path), help="Default: $DATA_DIR/keys.")
@click.pass_context
def provider_keys(ctx: click.Context, keys_dir: Path | None) -> None:
    """The keys that open what FranceConnect+ seals for us, in KEYS_DIR; published at /.well-known/jwks.json."""
    ctx.obj = (keys_dir or Path(os.environ.get("DATA_DIR") or ROOT / "var") / "keys") / opening_keys.FILE


@provider_keys.command()
@click.pass_obj
def new(path: Path) -> None:
    """Make the first key that opens. Refuses to overwrite one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        made = opening_keys.create(path)
    except FileExistsError:
        raise click.ClickException(f"{path} is there already. To change the key, type: provider-keys rotate") from None
    click.echo(f"{path} was made, with key {made}. {COPY_IT}")


@provider_keys.command()
@click.pass_obj
def rotate(path: Path) -> None:
    """Add a key, published first from now on; the one it replaces is published two days more, and still opens."""
    try:
        made = opening_keys.rotate(path, now())
    except NoKeys as why:
        raise click.ClickException(f"{why}. To make the first one, type: provider-keys new") from None
    click.echo(f"Key {made} is present from now on. {COPY_IT}")


@provider_keys.command()
@click.argument("key")
@click.option("--at-once", is_flag=True, help="Somebody else has it: what it still seals cannot be opened any more.")
@click.pass_obj
def retire(path: Path, key: str, at_once: bool) -> None:
    """Take a replaced key away: a week after, or at once."""
    try:
        opening_keys.retire(path, key, now(), at_once=at_once)
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
    click.echo(f"Key {key} is out of {path}. {COPY_IT}")


@provider_keys.command("list")
@click.pass_obj
def list_command(path: Path) -> None:
    """Which keys there are, the present one first."""
    try:
        keys = opening_keys.read(path)
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
    for key in keys:
        click.echo(f"{key.id}  {f'replaced {key.replaced_at:%Y-%m-%d %H:%M} UTC' if key.replaced_at else 'present'}")


@provider_keys.command()
@click.argument("file", type=click.Path(path_type=Path))
def sign(file: Path) -> None:
    """Make a key that signs for us (private_key_jwt), in FILE: for …_KEY_FILE. Refuses to overwrite one."""
    try:
        made = opening_keys.create_signing(file)
    except FileExistsError:
        raise click.ClickException(f"{file} is there already.") from None
    click.echo(f"{file} was made, with key {made}.")
