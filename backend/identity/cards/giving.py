"""The desk's verbs: give a card, let its person choose what she alone knows, print it, take it back.

Each is noted in the trail with its act, and told to the person on every channel she has.
"""

from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.identity.cards.hashing import CardKey
from backend.identity.cards.service import TELL
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound
from backend.kit.references import new_reference

_WHOM = """(select c.establishment_id, c.id as card, d.person_id as person, 'usager' as capacity, null::uuid as subject
              from changed c join dossier d on d.id = c.dossier_id) told"""
_ACT = f"""with changed as (select * from {{door}}), noted as ({{noted}}),
    queued as ({enqueued(TELL, _WHOM, {"card": "card"}, to_readers=True)}) select count(*) from changed"""


def _act(door: str, act: str) -> str:
    return _ACT.format(door=door, noted=noted(act, "entry", "changed"))


GIVE = _act("give_card($1, $2, $3, $4, $5)", "card.given")
PRINT = _act("print_card($1, $2, $3)", "card.printed")
TAKE_BACK = _act("take_card_back($1)", "card.taken_back")
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
    codes_left: int
    stopped: bool
    other_ways: bool


ONE = Statement(
    """select coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
              d.birthdate, c.card, c.number, c.given_here,
              to_char(c.given_at at time zone e.time_zone, 'YYYY-MM-DD'), c.seen, coalesce(c.chosen, false),
              c.printed, c.used_at is not null, c.codes_left, c.stopped, c.other_ways
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
    if not await sql.fetchval(GIVE, card, giving.dossier, new_reference(), giving.seen, giving.everything):
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
    await sql.fetchval(TAKE_BACK, dossier)


async def let_try(sql: Connection, dossier: UUID) -> None:
    await sql.fetchval(LET_TRY, dossier)
