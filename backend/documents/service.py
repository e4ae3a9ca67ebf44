"""What a person does with a paper: hide it from the professionals of this app, or show it again."""

from uuid import UUID

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound

# Noted only when a row changed: hiding what is hidden is not an act.
HIDE = """
with changed as (
    update document set hidden_from_staff_at = {value}
     where id = $1 and state = 'current' and (hidden_from_staff_at is null) = {was_shown}
    returning id, establishment_id, dossier_id
), noted as (
    {noted}
)
select count(*) from changed
"""
VERBS = {
    "hide": HIDE.format(value="now()", was_shown="true", noted=noted("document.hidden", "right", "changed")),
    "show": HIDE.format(value="null", was_shown="false", noted=noted("document.shown", "right", "changed")),
}

# A version that was replaced is shown nowhere: saying that it is hidden would be a promise about the new one.
EXISTS = "select exists (select from document where id = $1 and state = 'current')"


async def hide(sql: Connection, document_id: UUID, key: UUID) -> str:
    """Professionals of this app stop seeing the paper, its author excepted. Where to go next."""
    return await _turn(sql, "hide", document_id, key)


async def show(sql: Connection, document_id: UUID, key: UUID) -> str:
    """Professionals see the paper again. Where to go next."""
    return await _turn(sql, "show", document_id, key)


async def _turn(sql: Connection, verb: str, document_id: UUID, key: UUID) -> str:
    location = f"/papiers/{document_id}"
    if first := await claim(sql, key, fingerprint(location, verb), 303, location):
        return first.location
    if not await sql.fetchval(EXISTS, document_id):
        raise NotFound
    await sql.execute(VERBS[verb], document_id)
    return location
