"""What a person does with a paper: hide it from the professionals of this app, or show it again."""

from uuid import UUID

from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound

# Noted only when a row changed: hiding what is hidden is not an act.
HIDE = """
with changed as (
    update document set hidden_from_staff_at = {value}
     where id = $1 and (hidden_from_staff_at is null) = {was_shown} returning id, establishment_id, dossier_id
), noted as (
    insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), establishment_id, dossier_id, actor_id(), capacity(), subject_id(), 'right', '{act}', array[id] from changed
)
select count(*) from changed
"""
VERBS = {
    "hide": HIDE.format(value="now()", was_shown="true", act="document.hidden"),
    "show": HIDE.format(value="null", was_shown="false", act="document.shown"),
}


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
    if not await sql.fetchval("select exists (select from document where id = $1)", document_id):
        raise NotFound
    await sql.execute(VERBS[verb], document_id)
    return location
