"""Plan, move and cancel. Each is an act, once, with its entry in the trail."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.appointments.errors import NoLongerPlanned
from backend.appointments.rules import Words
from backend.appointments.schemas import Row
from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound
from backend.people.keys import Opened

ENTRYPOINT = "appointment.push"
# Whether she may be told, and sees it, is asked as herself when the job runs.
TELL = enqueued(
    ENTRYPOINT,
    "(select c.establishment_id, c.id as appointment, d.person_id as person, 'usager' as capacity,"
    " null::uuid as subject from changed c join dossier d on d.id = c.dossier_id where d.person_id is not null) told",
    {"appointment": "appointment"},
    to_readers=True,
)
_BACK = "returning id, establishment_id, dossier_id"


def done(change: str, act: str, purpose: str = "care", *, tell: bool = True) -> str:
    told = f", queued as ({TELL})" if tell else ""
    return f"with changed as ({change}), noted as ({noted(act, purpose, 'changed')}){told} select count(*) from changed"


PLAN = done(
    f"""insert into appointment (id, establishment_id, dossier_id, starts_at, words, key_id, author_id)
        values ($1, $2, $3, $4, $5, $6, actor_id()) {_BACK}""",
    "appointment.planned",
)
MOVE = done(
    f"""update appointment set was_at = case when starts_at = $2 then was_at else starts_at end, starts_at = $2,
               words = $3, key_id = $4, changed_at = now() where id = $1 and state = 'planned' {_BACK}""",
    "appointment.changed",
)
CANCEL = done(
    "update appointment set state = 'cancelled', changed_at = now()"
    f" where id = $1 and state = 'planned' and starts_at > now() {_BACK}",
    "appointment.cancelled",
)


class Ground(msgspec.Struct, frozen=True):
    """The dossier of it: its house, and its opened key."""

    house: UUID
    dossier: UUID
    key: Opened

    def seal(self, one: UUID, words: Words) -> bytes:
        said = msgspec.json.encode(words).decode()
        return self.key.seal(said, self.house, "appointment", one, "words")


async def plan(sql: Connection, ground: Ground, at: datetime, words: Words, key: UUID) -> str:
    """Where it is shown."""
    made = uuid4()
    base = f"/equipe/{ground.house}"
    page, location = f"{base}/personnes/{ground.dossier}/rendez-vous", f"{base}/rendez-vous/{made}"
    if first := await claim(sql, key, fingerprint(page, [at.isoformat(), words]), 303, location):
        return first.location
    await once(sql, PLAN, made, ground.house, ground.dossier, at, ground.seal(made, words), ground.key.id)
    return location


async def move(sql: Connection, ground: Ground, row: Row, at: datetime, words: Words, key: UUID) -> str:
    """Another time, or other words: the person sees that it changed. Raises NoLongerPlanned."""
    location = f"/equipe/{ground.house}/rendez-vous/{row.id}"
    if first := await claim(sql, key, fingerprint(location, [at.isoformat(), words]), 303, location):
        return first.location
    if not await sql.fetchval(MOVE, row.id, at, ground.seal(row.id, words), ground.key.id):
        raise NoLongerPlanned
    return location


async def cancel(sql: Connection, row: Row, key: UUID) -> str:
    """It stays in her list, and says that it is cancelled. Once more changes nothing, nor once it is past."""
    location = f"/equipe/{row.establishment_id}/rendez-vous/{row.id}"
    if not await claim(sql, key, fingerprint(f"{location}/annuler", None), 303, location):
        await sql.fetchval(CANCEL, row.id)
    return location


async def once(sql: Connection, act: str, *values: object) -> None:
    if not await sql.fetchval(act, *values):
        raise NotFound
