"""Pause an access, and give it back as it was until the same end."""

from uuid import UUID

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.delegation.service import reaching
from backend.delegation.writing import PAGE
from backend.kit.errors import NotFound

# One entry in each house, since each chains its own; pressed again where nothing is to change, none.
_DO = """with done as materialized (select id from {verb}($1) as done (id)), changed as (
    select d.id, o.establishment_id, o.id as dossier_id from done d, dossier o where o.id = any (visible_dossiers())
), noted as ({noted}) select count(*) from done"""
PAUSE = _DO.format(verb="pause_access", noted=noted("delegation.paused", "right", "changed"))
LAST = (
    "select d.id from delegation d where d.id = any (array(select line_of($1))) order by d.given_at desc, d.id limit 1"
)
RESUME = _DO.format(verb="resume_access", noted=noted("delegation.resumed", "right", "changed"))


async def pause(sql: Connection, delegation_id: UUID, key: UUID) -> str:
    """From the next request on, the aidant sees nothing, by this access or by the one that replaced it. Where that is
    shown. Raises NotFound for what is not hers."""
    last = await _last(sql, delegation_id)
    if first := await claim(sql, key, fingerprint(f"{PAGE}/{delegation_id}", "pause"), 303, f"{PAGE}/{last}"):
        return first.location
    await reaching(sql, PAUSE, delegation_id)
    return f"{PAGE}/{last}"


async def resume(sql: Connection, delegation_id: UUID, key: UUID) -> str:
    """The same rights again, until the same end. Where to go next. Raises NotFound for what is not hers."""
    await _last(sql, delegation_id)
    here = f"{PAGE}/{delegation_id}"
    if first := await claim(sql, key, fingerprint(here, "resume"), 303, here):
        return first.location
    await sql.fetchval(RESUME, delegation_id)
    return here


async def _last(sql: Connection, delegation_id: UUID) -> UUID:
    """What replaced it, or itself."""
    last: UUID | None = await sql.fetchval(LAST, delegation_id)
    if last is None:
        raise NotFound
    return last
