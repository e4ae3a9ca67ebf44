"""What David gives to his sister."""

from backend.demo import making


async def sister(cast, can):
    await cast.sql.execute("update delegation set stopped_at = now() where id = $1", cast.paula.delegation)
    rights = {"read": ("messages",)} | ({can: ("messages",)} if can != "read" else {})
    return await making.delegation(cast.sql, cast.david.id, cast.paula.id, cast.david.dossier, rights)
