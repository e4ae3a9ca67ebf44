"""The commands of an operator. Each imports what it needs when it runs: `--help` is instant."""

import os
from pathlib import Path

import click

from backend.cli.later import Later
from backend.cli.login import OWNER, login_option
from backend.paths import ROOT

LATER = {
    "audit": ("backend.cli.audit:audit", "The trail of who did what: seal, anchor, verify."),
    "falc": ("backend.cli.falc:falc", "Easy French: check a text, mend it, measure it."),
    "doctor": ("backend.cli.doctor.command:doctor", "Check everything that this service stands on."),
    "dui": ("backend.cli.dui:dui", "Act as the record software of a house."),
    "houses": ("backend.cli.houses:houses", "The houses: let them come in from the register, look at them, close one."),
    "keys": ("backend.cli.keys:keys", "The key-encryption keys: make, rotate, wrap again, retire."),
    "provider-keys": (
        "backend.cli.provider_keys:provider_keys",
        "The keys that open what FranceConnect+ seals for us: make, rotate, retire.",
    ),
    "push-keys": (
        "backend.cli.push_keys:push_keys",
        "The keys by which push services know us: make, rotate, retire.",
    ),
    "registrations": (
        "backend.cli.registrations:registrations",
        "Professionals whose registration ended.",
    ),
    "staff-means": (
        "backend.cli.staff_means:staff_means",
        "By which means staff come in, beside Pro Santé Connect.",
    ),
    "vault": ("backend.cli.vault:vault", "The sealed files: read back, and what is wrong with them."),
    "web": ("backend.cli.serve:web", "Serve phones, programs and desks."),
    "worker": ("backend.cli.worker:worker", "What is done in the background."),
}


@click.group(cls=Later, later=LATER)
@click.option("--env-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read settings there.")
def main(env_file: Path | None) -> None:
    """À portée.

    Every setting is a variable of the environment (docs/settings.md), or a line of --env-file.
    The demo writes its own: --env-file var/demo.env.
    """
    from backend.kit import env_file as files
    from backend.kit import log  # noqa: F401 - from here on, whatever a command logs goes through the list

    if env_file:
        try:
            os.environ.update(files.read(env_file))
        except ValueError as why:
            raise click.ClickException(str(why)) from None


@main.command()
@click.option("--port", envvar="PORT", default=8000, show_default=True)
@click.option("--data-dir", envvar="DATA_DIR", default=ROOT / "var", type=Path, show_default=True)
@click.option("--tied", is_flag=True, help="Stop with the program that started this one, whatever kills it.")
def demo(port: int, data_dir: Path, tied: bool) -> None:
    """Everything on this machine, with invented people.

    PostgreSQL is the one of DATABASE_URL (a superuser's login), else one of our own below DATA_DIR.
    """
    from backend.demo import run
    from backend.demo.refusals import CannotStart

    try:
        run.run(port, data_dir, os.environ.get("DATABASE_URL", ""), tied=tied)
    except CannotStart as why:
        raise click.ClickException(str(why)) from None


@main.command()
@login_option(OWNER)
def migrate(database_url: str) -> None:
    """Bring the database to the present schema."""
    import asyncio

    from backend.db.migrate import migrate as upgrade

    asyncio.run(upgrade(database_url))


@main.command()
def schema() -> None:
    """Write the models and the gate into the first migration (before its first release only)."""
    from backend.cli.schema import write

    write()


@main.command()
@click.option("--port", envvar="PORT", default=8000, show_default=True)
def health(port: int) -> None:
    """Exit with 0 when the service on this machine is ready."""
    from http.client import HTTPConnection, HTTPException

    asking = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/health")
        ready = asking.getresponse().status == 200
    except (OSError, HTTPException):
        ready = False
    finally:
        asking.close()
    raise SystemExit(0 if ready else 1)
