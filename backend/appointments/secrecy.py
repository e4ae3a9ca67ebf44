"""Keep an appointment from whoever acts for the person, and let it be known again: once, with its entry."""

from uuid import UUID, uuid4

from backend.appointments.schemas import Row
from backend.appointments.service import Ground, done, once
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint

_OF_IT = "returning appointment_id as id, establishment_id, dossier_id"
_SECRET = f"""insert into appointment_secret (id, establishment_id, dossier_id, appointment_id, kind, made_by, from_id,
    mention, key_id) values ($1, $2, $3, $4, '{{kind}}', actor_id(), $5, $6, $7)
    on conflict (appointment_id, kind, from_id) where lifted_at is null do nothing {_OF_IT}"""
_LIFT = f"""update appointment_secret set lifted_at = now(), lifted_by = actor_id()
    where id = $1 and appointment_id = $2 and kind = '{{kind}}' and lifted_at is null {_OF_IT}"""
KEEP = done(_SECRET.format(kind="own"), "appointment.kept_secret", "right", tell=False)
SHOW = done(_LIFT.format(kind="own"), "appointment.revealed", "right", tell=False)
OPPOSE = done(_SECRET.format(kind="opposition"), "minor.opposed", tell=False)
LIFT = done(_LIFT.format(kind="opposition"), "minor.agreed", tell=False)


async def keep(sql: Connection, row: Row, whom: UUID | None, key: UUID) -> str:
    """Nobody who acts for her, or one of them, knows of it any more."""
    location = f"/rendez-vous/{row.id}"
    if not await claim(sql, key, fingerprint(f"{location}/secret", str(whom)), 303, location):
        await sql.fetchval(KEEP, uuid4(), row.establishment_id, row.dossier_id, row.id, whom, None, None)
    return location


async def show(sql: Connection, row: Row, kept: UUID, key: UUID) -> str:
    """Those to whom she gave that know of it again. Raises NotFound."""
    location = f"/rendez-vous/{row.id}"
    if not await claim(sql, key, fingerprint(f"{location}/montrer", str(kept)), 303, location):
        await once(sql, SHOW, kept, row.id)
    return location


async def oppose(sql: Connection, ground: Ground, row: Row, said: tuple[UUID | None, str], key: UUID) -> str:
    """A minor does not want it told: written, with what the law asks to be written."""
    whom, mention = said
    location = f"/equipe/{ground.house}/rendez-vous/{row.id}"
    if not await claim(sql, key, fingerprint(f"{location}/opposition", [str(whom), mention]), 303, location):
        act = uuid4()
        sealed = ground.key.seal(mention, ground.house, "appointment_secret", act, "mention")
        await sql.fetchval(OPPOSE, act, ground.house, ground.dossier, row.id, whom, sealed, ground.key.id)
    return location


async def lift(sql: Connection, row: Row, kept: UUID, key: UUID) -> str:
    """The minor agrees that it is told. Raises NotFound."""
    location = f"/equipe/{row.establishment_id}/rendez-vous/{row.id}"
    if not await claim(sql, key, fingerprint(f"{location}/lever", str(kept)), 303, location):
        await once(sql, LIFT, kept, row.id)
    return location
