"""The key-encryption keys: kept well, and the ones that what is stored was sealed with."""

import stat
from collections.abc import AsyncIterator
from uuid import UUID

from backend.cli.doctor.findings import Finding, judged, login, unseen
from backend.kit.keyring import FileKeyRing, NoKeys
from backend.kit.sealing import Broken
from backend.people import rewrap
from backend.people.keys import about
from backend.settings import Settings

SAMPLE = 50


async def keys(settings: Settings) -> AsyncIterator[Finding]:
    """There, closed to others, and able to open a sample of what is kept."""
    folder = settings.keys_dir
    try:
        ring = FileKeyRing(folder / "kek.json")
    except NoKeys as why:
        yield Finding("clés", "wrong", str(why), "Remettez la sauvegarde de kek.json, en mode 0600.")
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    faults = [f"{folder} est ouvert à d’autres (mode {mode:o})"] if mode & 0o077 else []
    yield judged("clés", f"présentes et fermées (clé {ring.present})", faults, f"Tapez : chmod 0700 {folder}")
    if not settings.owner_database_url:
        yield unseen("clés")
        return
    async for finding in _stored(ring, settings.owner_database_url):
        yield finding


async def _stored(ring: FileKeyRing, owner: str) -> AsyncIterator[Finding]:
    tried = closed = 0
    async with login(owner) as sql:
        async with sql.transaction(readonly=True):
            await rewrap.as_owner(sql)
            for table, uses in rewrap.COLUMNS.items():
                for column, use in uses.items():
                    rows = await sql.fetch(f"select id, kek_id, {column} from {table} order by random() limit {SAMPLE}")
                    tried += len(rows)
                    closed += sum(not _opens(ring, use, *row) for row in rows)
        late = sum((await rewrap.waiting(sql, ring.present)).values())
    faults = [f"{closed} clés sur {tried} ne s’ouvrent pas"] if closed else []
    todo = "Ce kek.json n’est pas le bon, ou il est incomplet : remettez sa sauvegarde."
    yield judged("clés", f"{tried} clés essayées, toutes s’ouvrent", faults, todo)
    if late:
        told = f"{late} clés sont encore sous une ancienne clé"
        yield Finding("clés", "note", told, "Tapez : python -m backend keys rewrap")


def _opens(ring: FileKeyRing, use: str, key_id: UUID, kek_id: str, wrapped: bytes) -> bool:
    try:
        ring.unwrap(kek_id, wrapped, about(key_id, use))
    except Broken:
        return False
    return True
