"""The locks of every table, compared with what the schema describes.

PostgreSQL rewrites what a policy says. So each table gets a temporary twin with the policies of the
schema, and both are read back in PostgreSQL's own words; then everything is rolled back.
"""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg

import backend.tables  # noqa: F401
from backend.cli.doctor.findings import Finding, judged, login, unseen
from backend.db.base import CODE_LISTS, LOCKS
from backend.settings import Settings

WITHOUT = CODE_LISTS | {"alembic_version"}
"""The written list of tables without row-level security."""

OPEN = """select relname::text from pg_class
 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
   and not (relrowsecurity and relforcerowsecurity) and relname <> all ($1::text[]) order by relname"""
SAID = """select polname::text, polcmd::text, polpermissive, pg_get_expr(polqual, polrelid),
       pg_get_expr(polwithcheck, polrelid),
       (select array_agg(coalesce(rolname, 'public') order by rolname)
          from unnest(polroles) r left join pg_roles on pg_roles.oid = r)::text[]
  from pg_policy where polrelid = $1::regclass"""
GRANTED = """select grantee::regrole::text, privilege_type::text, attname::text
  from (select c.relacl as acl, null as attname from pg_class c where c.oid = $1::regclass
        union all
        select a.attacl, a.attname::text from pg_attribute a where a.attrelid = $1::regclass) lists
 cross join lateral aclexplode(acl) e
 where e.grantee <> (select relowner from pg_class where oid = $1::regclass)"""


async def policies(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.owner_database_url:
        yield unseen("règles d’accès")
        return
    async with login(settings.owner_database_url) as sql:
        tables = [name for (name,) in await sql.fetch(OPEN, sorted(WITHOUT))]
        faults = [f"{name} n’est pas fermée par RLS" for name in tables]
        for table in LOCKS:
            faults += await differences(sql, table)
    todo = "Comparez avec les migrations avant de rouvrir le service : quelqu’un a changé la base à la main."
    yield judged("règles d’accès", f"{len(LOCKS)} tables, comme le schéma les décrit", faults, todo)


async def differences(sql: asyncpg.Connection, table: str) -> list[str]:
    """What differs between this table and its twin."""
    if not await sql.fetchval("select to_regclass($1) is not null", f"public.{table}"):
        return [f"{table} manque"]
    found = await _read(sql, f"public.{table}")
    undo = sql.transaction()
    await undo.start()
    try:
        await sql.execute(f"create temporary table {table} (like public.{table}) on commit drop")
        for line in LOCKS[table]:
            if not line.startswith("create trigger"):  # it says neither who may nor what
                await sql.execute(line)  # the temporary one hides the other
        wanted = await _read(sql, f"pg_temp.{table}")
    finally:
        await undo.rollback()
    return [
        f"{table} : {what} {name} {told}"
        for what, there, described in zip(("la règle", "le droit"), found, wanted, strict=True)
        for name, told in _compared(there, described)
    ]


async def _read(sql: asyncpg.Connection, table: str) -> tuple[dict[str, Any], dict[str, Any]]:
    said = {name: tuple(rest) for name, *rest in await sql.fetch(SAID, table)}
    granted = {" ".join(filter(None, row)): True for row in await sql.fetch(GRANTED, table)}
    return said, granted


def _compared(there: dict[str, Any], described: dict[str, Any]) -> list[tuple[str, str]]:
    names = sorted(there.keys() | described.keys())
    return [
        (name, "manque" if name not in there else "est en trop" if name not in described else "a changé")
        for name in names
        if there.get(name) != described.get(name)
    ]
