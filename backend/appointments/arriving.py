"""An appointment that a program brings, once its person is known: new, moved, cancelled, or as it was."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import msgspec

from backend.appointments.rules import KINDS, OTHER, Words
from backend.appointments.service import TELL
from backend.audit.trail import noted_for_machine
from backend.db.compiled import Connection, Statement
from backend.interop.fhir.document_reference import Planned
from backend.kit.clock import now
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Opened, Wrapped, opened
from backend.people.queries import KEY_OF_DOSSIER


class Known(msgspec.Struct):
    """What was said of it before; its words, and the key that sealed them."""

    id: UUID
    starts_at: datetime
    state: str
    said_at: datetime
    words: bytes
    key_id: UUID
    kek_id: str
    wrapped: bytes


class Whose(msgspec.Struct, frozen=True):
    """The dossier, and the program that brings it there."""

    house: UUID
    dossier: UUID
    machine: UUID


# A clock that runs wild would have the last word for ever: it is believed a day ahead, no more.
AHEAD = timedelta(days=1)
# As for papers: two jobs about one dossier take turns.
TAKE_TURNS = "select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 4711))"
KNOWN = Statement(
    """select a.id, a.starts_at, a.state, a.said_at, a.words, k.id, k.kek_id, k.wrapped
         from appointment a join dossier_key k on k.id = a.key_id
        where a.establishment_id = :house and a.dossier_id = :dossier and a.machine_id = :machine
          and a.unique_id = :unique_id""",
    Known,
)
_BACK = "returning id, establishment_id, dossier_id"


def _done(change: str, act: str, machine: str, *, tell: bool = True) -> str:
    told = noted_for_machine(act, "feed", machine, "changed")
    queued = f", queued as ({TELL})" if tell else ""
    return f"with changed as ({change}), noted as ({told}){queued} select count(*) from changed"


_NEW = f"""insert into appointment (id, establishment_id, dossier_id, starts_at, words, key_id, unique_id, said_at,
                                 state, machine_id, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $9 = 'cancelled' then now() end) {_BACK}"""
# She knew nothing of one that comes cancelled: nothing rings.
NEW, NEW_OFF = (_done(_NEW, "appointment.received", "$10", tell=tell) for tell in (True, False))
_CHANGE = f"""update appointment set was_at = case when starts_at = $2 then was_at else starts_at end, starts_at = $2,
    words = $3, key_id = $4, said_at = $5, state = $6, changed_at = now() where id = $1 {_BACK}"""
CHANGE, CANCEL = (_done(_CHANGE, f"appointment.{act}", "$7") for act in ("changed", "cancelled"))
SAME = "update appointment set said_at = $2 where id = $1"


async def file(sql: Connection, ring: KeyRing, whose: Whose, unique_id: str, planned: Planned) -> None:
    """Whatever a program said last of its own counts, in whatever order it comes. Raises NotFound when the dossier has
    no key."""
    await sql.execute(TAKE_TURNS, whose.dossier)
    wrapped = await KEY_OF_DOSSIER.one(sql, dossier_id=whose.dossier)
    if wrapped is None:
        raise NotFound
    key = opened(ring, Wrapped(wrapped.key_id, wrapped.kek_id, wrapped.wrapped))
    words, state = words_of(planned), "cancelled" if planned.cancelled else "planned"
    said_at = min(planned.said_at, now() + AHEAD)
    known = await KNOWN.one(sql, house=whose.house, dossier=whose.dossier, machine=whose.machine, unique_id=unique_id)
    if known is None:
        made = uuid4()
        first = (planned.starts_at, _sealed(key, whose, made, words), key.id, unique_id, said_at, state)
        act = NEW_OFF if planned.cancelled else NEW
        await sql.fetchval(act, made, whose.house, whose.dossier, *first, whose.machine)
    elif said_at > known.said_at:
        if (known.starts_at, known.state, _before(ring, whose, known)) == (planned.starts_at, state, words):
            await sql.execute(SAME, known.id, said_at)
            return
        told = (planned.starts_at, _sealed(key, whose, known.id, words), key.id, said_at, state)
        await sql.fetchval(CANCEL if planned.cancelled else CHANGE, known.id, *told, whose.machine)


def words_of(planned: Planned) -> Words:
    """One of our kinds when its code is one."""
    kind = next((code for code in planned.codes if code in KINDS), OTHER)
    return Words(kind, planned.where, planned.who, planned.about, planned.bring)


def _sealed(key: Opened, whose: Whose, one: UUID, words: Words) -> bytes:
    return key.seal(msgspec.json.encode(words).decode(), whose.house, "appointment", one, "words")


def _before(ring: KeyRing, whose: Whose, known: Known) -> Words:
    key = opened(ring, Wrapped(known.key_id, known.kek_id, known.wrapped))
    return msgspec.json.decode(key.unseal(known.words, whose.house, "appointment", known.id, "words"), type=Words)
