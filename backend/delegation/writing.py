"""The rows of what is given, or given anew; the database may say no."""

import hashlib
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint, first_answer
from backend.delegation.codes import Named
from backend.delegation.errors import AlreadyHelps, CannotHelp, EnoughAidants, NotChanged, Widens
from backend.delegation.presets import presets
from backend.delegation.schemas import Change, House, Proposal
from backend.delegation.terms import Terms
from backend.kit.errors import DomainError
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened

PAGE = "/aidants"
# One entry in each house that it concerns, since each chains its own; none when the database says no.
_NOTED = """with made as materialized (select {call} as refused), changed as (
    select {made}::uuid as id, o.establishment_id, o.id as dossier_id from made, dossier o
     where made.refused is null and o.id = any ({dossiers}) and o.id = any (visible_dossiers())
), noted as ({noted}) select refused from made"""
_GIVE = "give_access($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
_CHANGE = "change_access($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
GIVE, CHANGE = (
    _NOTED.format(call=call, made=made, dossiers=each, noted=noted(act, "right", "changed"))
    for call, made, each, act in ((_GIVE, "$1", "$10", "delegation.given"), (_CHANGE, "$2", "$9", "delegation.changed"))
)  # fmt: skip
REFUSED: dict[str, type[DomainError]] = {
    "already": AlreadyHelps, "enough": EnoughAidants, "busy": CannotHelp, "gone": NotChanged, "widens": Widens,
}  # fmt: skip


class Caps(msgspec.Struct, frozen=True):
    """How many private aidants a person may have, and how many people a private aidant may help."""

    aidants: int
    helped: int


class Agreed(msgspec.Struct, frozen=True):
    """What she agreed to, and the words that she read."""

    terms: Terms
    words: str

    @property
    def proof(self) -> bytes:
        return hashlib.sha256(self.words.encode()).digest()


class Giver(msgspec.Struct, frozen=True):
    """Who gives: the key of each of her dossiers, with which the motive is sealed, and how many she may name."""

    ring: KeyRing
    houses: list[House]
    caps: Caps

    def motives(self, terms: Terms, made: UUID) -> tuple[list[bytes | None], list[UUID | None]]:
        """One for each dossier of `terms`, and its key; none when she gave none."""
        if not terms.motive.strip():
            return [None] * len(terms.dossiers), [None] * len(terms.dossiers)
        of = {house.dossier: house for house in self.houses}
        keys = [opened(self.ring, Wrapped(of[d].key_id, of[d].kek_id, of[d].wrapped)) for d in terms.dossiers]
        sealed: list[bytes | None] = [
            key.seal(terms.motive.strip(), of[d].establishment_id, "delegation_right", made, "motive")
            for d, key in zip(terms.dossiers, keys, strict=True)
        ]
        return sealed, [key.id for key in keys]


def asked_for(wish: Proposal | Change, terms: Terms) -> list[object]:
    """What she asked for, whenever it arrives: days are as she typed them."""
    return [wish, terms.squares, terms.dossiers]


async def write(sql: Connection, giver: Giver, made: UUID, aidant: Named, relation: str, agreed: Agreed) -> None:
    """The rows of a delegation, and the entry. Raises AlreadyHelps, EnoughAidants, CannotHelp."""
    who = (made, aidant.id, relation.upper())
    let(await sql.fetchval(GIVE, *who, *_rows(giver, made, agreed), giver.caps.aidants, giver.caps.helped))


def _rows(giver: Giver, made: UUID, agreed: Agreed) -> tuple[object, ...]:
    terms = agreed.terms
    motives, keys = giver.motives(terms, made)
    text = (presets().version, agreed.proof)
    return *text, terms.starts_at, terms.ends_at, terms.rights, terms.shelves, list(terms.dossiers), motives, keys


def let(refused: str | None) -> None:
    """Raises what the database said."""
    if refused is not None:
        raise REFUSED[refused]


async def change(sql: Connection, giver: Giver, former: UUID, asked: Change, agreed: Agreed, *, may_widen: bool) -> str:
    """What she gave is stopped, and given anew as she wants it now: where it is shown.

    Raises Widens when the rows say that something is added and `may_widen` is not, NotChanged.
    """
    made = uuid4()
    location = f"{PAGE}/{made}"
    if first := await claim(sql, asked.key, _change(former, asked, agreed.terms), 303, location):
        return first.location
    let(await sql.fetchval(CHANGE, former, made, *_rows(giver, made, agreed), may_widen))
    return location


async def changed_already(sql: Connection, former: UUID, asked: Change, terms: Terms) -> str | None:
    """Where this very change is shown, when the same form came a moment before."""
    first = await first_answer(sql, asked.key, _change(former, asked, terms))
    return first.location if first else None


def _change(former: UUID, asked: Change, terms: Terms) -> bytes:
    return fingerprint(f"{PAGE}/{former}", asked_for(asked, terms))
