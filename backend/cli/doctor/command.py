"""python -m backend doctor"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable

import asyncpg
import click
import msgspec

from backend.cli.doctor import database, keys, outside, policies, work
from backend.cli.doctor.findings import Check, Finding
from backend.cli.login import OWNER, unsafe
from backend.environment import UnsafeSettings, load
from backend.settings import Settings

CHECKS: tuple[tuple[str, Check], ...] = (
    ("comptes", database.logins),
    ("plans", database.plans),
    ("migrations", database.migrations),
    ("second hôte", database.second_host),
    ("règles d’accès", policies.policies),
    ("clés", keys.keys),
    ("heure", outside.clock),
    ("fournisseurs d’identité", outside.providers),
    ("coffre", outside.store),
    ("fichiers", work.files),
    ("antivirus", outside.scanner),
    ("courriels", outside.mail),
    ("travail de fond", work.queue),
    ("journal des accès", work.trail),
)
SIGNS = {"ok": "✓", "note": "·", "wrong": "✗"}
CLOSED = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Every check, whatever became of the one before."""
    for name, check in CHECKS:
        try:
            async for finding in check(settings):
                yield finding
        except CLOSED as why:
            told = f"n’a pas pu être vérifié ({type(why).__name__})"
            yield Finding(name, "wrong", told, "Vérifiez que la base répond, et l’adresse donnée à ce compte.")


def settings_findings() -> tuple[Settings | None, list[Finding]]:
    try:
        settings = load(os.environ)
    except UnsafeSettings as why:
        return None, _refused(why.faults)
    if faults := unsafe(OWNER, settings.owner_database_url):
        return None, _refused(faults)
    return settings, [Finding("réglages", "ok", f"sûrs pour ENVIRONMENT={settings.environment}")]


def _refused(faults: Iterable[str]) -> list[Finding]:
    return [Finding("réglages", "wrong", fault, "Corrigez, puis recommencez.") for fault in faults]


def line(found: Finding) -> str:
    todo = f"\n    → {found.todo}" if found.todo else ""
    return f"{SIGNS[found.state]} {found.check} : {found.said}{todo}"


async def _examine(settings: Settings | None, found: list[Finding], *, as_json: bool) -> list[Finding]:
    async def told() -> AsyncIterator[Finding]:
        for finding in found:
            yield finding
        if settings:
            async for finding in examine(settings):
                yield finding

    everything = []
    async for finding in told():
        everything.append(finding)
        if not as_json:
            click.echo(line(finding))
    return everything


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One array of {check, state, said, todo}.")
def doctor(as_json: bool) -> None:
    """Check everything that this service stands on; ends with 1 when something is wrong.

    Policies, migrations and stored keys are read with OWNER_DATABASE_URL; nothing is changed.
    """
    found = asyncio.run(_examine(*settings_findings(), as_json=as_json))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)))
    if any(finding.state == "wrong" for finding in found):
        raise SystemExit(1)
