"""The desk's verbs: give a card, let its person choose what she alone knows, print it, take it back.

Each is noted in the trail with its act, and told to the person on every channel she has.
"""

from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.identity.cards.hashing import CardKey
from backend.identity.passkeys.service import TOLD_BY
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound
from backend.kit.references import new_reference

_NOTED = "with changed as (select * from {door}), noted as ({noted}){more} select count(*) from changed"
_WHOM = """(select c.establishment_id, {event}::uuid as event, d.person_id as person, 'usager' as capacity,
                   null::uuid as subject
              from changed c join dossier d on d.id = c.dossier_id) told"""


def _act(door: str, act: str, event: str = "") -> str:
    """`event` is the parameter that holds the id of what she is told of; without one she is told by her trail alone."""
    whom = _WHOM.format(event=event)
    queued = (enqueued(one, whom, {"event": "event"}, to_readers=True) for one in TOLD_BY if event)
    more = "".join(f", told_{at} as ({one})" for at, one in enumerate(queued))
    return _NOTED.format(door=door, noted=noted(act, "entry", "changed"), more=more)


GIVE = _act("give_card($1, $2, $3, $4, $5, $6)", "card.given", "$6")
PRINT = _act("print_card($1, $2, $3)", "card.printed")
TAKE_BACK = _act("take_card_back($1, $2)", "card.taken_back", "$2")
LET_TRY = _act("let_try_again($1)", "card.let_try")
CHOOSE = "select choose_card_code($1, $2, $3)"


class AtDesk(msgspec.Struct):
    """The person of a dossier, and her card if she has one."""

    given_name: str
    family_name: str
    birthdate: str
    card: UUID | None
    number: str | None
    given_here: bool | None
    given_on: str | None
    seen: str | None
    chosen: bool
    printed: bool
    used: bool
    few: bool
    stopped: bool
    other_ways: bool


ONE = Statement(
    """select coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
              d.birthdate, c.card, c.number, c.given_here,
              to_char(c.given_at at time zone e.time_zone, 'YYYY-MM-DD'), c.seen, coalesce(c.chosen, false),
              c.printed, coalesce(c.used, false), coalesce(c.few, false), c.stopped, c.other_ways
         from dossier d join establishment e on e.id = d.establishment_id, card_at_desk(d.id) c
        where d.id = :dossier""",
    AtDesk,
)


class Giving(msgspec.Struct, frozen=True):
    """What the desk says: the kind of document that was looked at, or none; and whether she can come in no more."""

    dossier: UUID
    seen: str | None
    everything: bool


async def give(sql: Connection, giving: Giving, key: UUID, place: str) -> str:
    """Where she chooses her code. Raises NotFound, and OtherBody when the key gave something else."""
    card = uuid4()
    location = f"{place}/{card}/code"
    body = [str(giving.dossier), giving.seen, giving.everything]
    if first := await claim(sql, key, fingerprint(place, body), 303, location):
        return first.location
    if not await sql.fetchval(GIVE, card, giving.dossier, new_reference(), giving.seen, giving.everything, uuid4()):
        raise NotFound
    return location


async def choose(sql: Connection, card: UUID, dossier: UUID, personal: bytes) -> None:
    if not await sql.fetchval(CHOOSE, card, dossier, personal):
        raise NotFound


async def printed(sql: Connection, key: CardKey, card: UUID, dossier: UUID, codes: list[str]) -> None:
    """These codes work from now on, and no others of this card."""
    if not await sql.fetchval(PRINT, card, dossier, [key.code(code) for code in codes]):
        raise NotFound


async def take_back(sql: Connection, dossier: UUID) -> None:
    """At once; pressed twice, it is taken back all the same."""
    await sql.fetchval(TAKE_BACK, dossier, uuid4())


async def let_try(sql: Connection, dossier: UUID) -> None:
    await sql.fetchval(LET_TRY, dossier)
