"""The logins of the processes, and how far the schema went."""

from collections.abc import AsyncIterator

import asyncpg
from alembic.config import Config
from alembic.script import ScriptDirectory

from backend.cli.doctor.findings import Finding, judged, login, unseen
from backend.db.logins import PLANS, facts
from backend.db.migrate import HERE
from backend.safety import powers
from backend.settings import Settings

MEMBER = "select exists (select from pg_roles where rolname = $1) and pg_has_role(session_user, $1, 'member')"

SECOND_HOST = ("synchronous_standby_names", "synchronous_commit")
WAITS = ("on", "remote_write", "remote_apply")
TIE = "Donnez synchronous_standby_names au serveur : docs/runbooks/standby.md."


async def logins(settings: Settings) -> AsyncIterator[Finding]:
    """Each process signs in with its own role, and none above the policies."""
    for role in ("app", "worker", "sealer"):
        variable = "DATABASE_URL" if role == "app" else f"{role}_database_url".upper()
        address = getattr(settings, variable.lower())
        if not address:
            yield Finding("comptes", "note", f"{variable} n’est pas donné : rôle {role} pas vérifié")
            continue
        async with login(address) as sql:
            yield await _of_role(sql, role, variable)


async def _of_role(sql: asyncpg.Connection, role: str, variable: str) -> Finding:
    known = await facts(sql)
    faults = powers(known)
    if not await sql.fetchval(MEMBER, role):
        faults.append(f"n’a pas le rôle {role}")
    told = [f"{known.login} {fault}" for fault in faults]
    todo = f"Dans {variable}, mettez un compte du rôle {role}, qui ne possède rien."
    return judged("comptes", f"{known.login} tient le rôle {role}, sans pouvoir de plus", told, todo)


async def plans(settings: Settings) -> AsyncIterator[Finding]:
    """The login of the web finds rows as decided, whoever made its role."""
    async with login(settings.database_url) as sql:
        who = await sql.fetchval("select quote_ident(session_user)")
        found = {name: await sql.fetchval("select current_setting($1)", name) for name in PLANS}
    wrong = {name: wanted for name, wanted in PLANS.items() if found[name] != wanted}
    faults = [f"{name} vaut {found[name]}" for name in wrong]
    lines = " ; ".join(f"alter role {who} set {name} = {wanted}" for name, wanted in wrong.items())
    yield judged("plans", f"{who} lit dans l’ordre des index", faults, f"Tapez dans psql : {lines}")


async def second_host(settings: Settings) -> AsyncIterator[Finding]:
    """What was acknowledged is on two hosts: an access that was stopped does not come back with the standby.

    A service that copies below PostgreSQL is not seen from here: it is a note, and no fault.
    """
    async with login(settings.database_url) as sql:
        names, waits = [await sql.fetchval("select current_setting($1)", name) for name in SECOND_HOST]
    if names and waits in WAITS:
        yield Finding("second hôte", "ok", "ce qui est dit fait est écrit sur deux hôtes")
    elif settings.environment == "production":
        yield Finding("second hôte", "note", "pas de réserve synchrone : un accès arrêté pourrait revenir", TIE)
    else:
        yield Finding("second hôte", "ok", "pas attendu ici")


async def migrations(settings: Settings) -> AsyncIterator[Finding]:
    """The database is at the last migration of this code."""
    if not settings.owner_database_url:
        yield unseen("migrations")
        return
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    wanted = ScriptDirectory.from_config(config).get_current_head()
    async with login(settings.owner_database_url) as sql:
        there = await sql.fetchval("select to_regclass('public.alembic_version') is not null")
        found = await sql.fetchval("select version_num from alembic_version") if there else "aucune"
    faults = [] if found == wanted else [f"la base en est à {found}, ce programme attend {wanted}"]
    yield judged("migrations", f"à jour ({wanted})", faults, "Tapez : python -m backend migrate")
