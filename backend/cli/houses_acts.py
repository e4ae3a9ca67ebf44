"""What each command about houses does with the database: one transaction as its owner, above the policies."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import click

from backend.kit.keyring import FileKeyRing, NoKeys
from backend.paths import ROOT
from backend.people.houses import closing, first
from backend.people.rewrap import as_owner

Act = Callable[[asyncpg.Connection], Awaitable[Any]]


async def above(address: str, act: Act, *, keep: bool = True) -> Any:
    """One transaction above the policies; undone at the end of a dry run."""
    sql = await asyncpg.connect(address)
    try:
        transaction = sql.transaction()
        await transaction.start()
        await as_owner(sql)
        done = await act(sql)
        await (transaction.commit() if keep else transaction.rollback())
        return done
    finally:
        await sql.close()


def done(address: str, act: Act, *, keep: bool = True) -> Any:
    try:
        return asyncio.run(above(address, act, keep=keep))
    except (closing.CannotClose, first.CannotName) as why:
        raise click.ClickException(str(why)) from None


def ring_of(keys_dir: Path | None) -> FileKeyRing:
    place = keys_dir or Path(os.environ.get("DATA_DIR") or ROOT / "var") / "keys"
    try:
        return FileKeyRing(place / "kek.json")
    except NoKeys as why:
        raise click.ClickException(str(why)) from None
