"""`--database-url` of an operator's command: the line is as safe as production asks of a process that serves.

A shell that says nothing is held to production: whoever plays says so (`ENVIRONMENT=demo` or `test`, as demo.env does).
"""

import os
from collections.abc import Callable
from typing import Any

import click

from backend.safety import database_url_faults, line_faults, redirected

PLAYING = ("demo", "test")
OWNER, WORKER = "OWNER_DATABASE_URL", "WORKER_DATABASE_URL"
KNOWN = {
    OWNER: ("Login of the database's owner.", line_faults),
    WORKER: ("Login of the background process.", database_url_faults),
}
"""What each login is, and what is asked of it."""


def unsafe(variable: str, address: str) -> list[str]:
    """Why this login is not used, each with what to write."""
    if not address or os.environ.get("ENVIRONMENT", "").strip() in PLAYING:
        return []
    return [*KNOWN[variable][1](variable, address), *redirected(os.environ)]


def login_option(variable: str) -> Callable[[Any], Any]:
    """The option that every command with such a login takes: no command opens a line that was not looked at."""
    return click.option("--database-url", envvar=variable, required=True, callback=_looked_at, help=KNOWN[variable][0])


def _looked_at(_: click.Context, option: click.Parameter, address: str) -> str:
    if faults := unsafe(str(option.envvar), address):
        raise click.ClickException("\n".join(faults))
    return address
