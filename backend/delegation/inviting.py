"""The verbs of whoever invites: make an invitation, cancel it, say that it is the right person.

It is told once, and only hashes of it are kept: a link of ten signs (44 bits of chance), and six digits that are said
aloud, bound to that link.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.delegation.codes import Named
from backend.delegation.presets import presets
from backend.delegation.writing import PAGE, Agreed, Giver, write
from backend.identity.cards.hashing import CardKey
from backend.kit.errors import NotFound
from backend.kit.references import new_reference

LIST = f"{PAGE}/invitations"
LASTS, DIGITS, WAITS = timedelta(hours=72), 6, "state in ('open', 'opened', 'accepted')"
MAKE = """insert into invitation (id, usager_id, proposal, version, rights_end, zone, link_hash, code_hash)
    values ($1, (select actor_id()), $2, $3, $4, $5, $6, $7)"""
END = """update invitation set state = $2, decided_at = now()
    where id = $1 and usager_id = (select actor_id()) and state in ('open', 'opened', 'accepted') returning id"""


class Made(msgspec.Struct, frozen=True):
    """Told once. `link` stands behind the # of an address, `code` is said aloud."""

    link: str
    code: str

    def __repr__(self) -> str:
        return "Made()"


class Invited(msgspec.Struct):
    """An invitation of the actor. The name is there once somebody has said yes."""

    id: UUID
    state: str
    proposal: str
    version: str
    rights_end: datetime
    zone: str
    expires_at: datetime
    given_name: str | None
    family_name: str | None


ALIVE = "expires_at > now() and rights_end > now()"
_STATE = f"case when {ALIVE} or not {WAITS} then state else 'expired' end"
ROW = f"""select id, {_STATE} as state, proposal, version, rights_end, zone, expires_at, given_name, family_name
             from invitation where usager_id = (select actor_id())"""
WAITING = Statement(
    f"{ROW} and {WAITS} and {ALIVE} order by state <> 'accepted', made_at desc, id limit 20",
    Invited,
)
ONE = Statement(f"{ROW} and id = :id", Invited)
AIDANT = Statement("select * from aidant_of_invitation(:invitation)", Named)


class Chosen(msgspec.Struct, frozen=True):
    """What she chose, as the form said it; when it ends, and where that is told."""

    said: dict[str, str]
    ends_at: datetime
    zone: str


async def invite(sql: Connection, key: CardKey, once: UUID, chosen: Chosen) -> tuple[str, Made]:
    """Where it is followed, and what is told now or never: nothing of it the second time, for a form sent twice."""
    made = uuid4()
    location = f"{LIST}/{made}"
    if first := await claim(sql, once, fingerprint(LIST, chosen.said), 303, location):
        return first.location, Made("", "")
    link, code = new_reference(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    kept = (msgspec.json.encode(chosen.said).decode(), presets().version, chosen.ends_at, chosen.zone)
    await sql.execute(MAKE, made, *kept, key.invitation(link), key.invitation(link, code))
    return location, Made(link, code)


async def cancel(sql: Connection, invitation: UUID) -> None:
    """At once, whoever has typed what; pressed twice, it is cancelled all the same. Raises NotFound for what is not
    hers, or was given."""
    if not await sql.fetchval(END, invitation, "cancelled"):
        one = await ONE.one(sql, id=invitation)
        if one is None or one.state == "given":
            raise NotFound


async def invited(sql: Connection, one: Invited) -> Named:
    """Who said yes, as a person: she is made one when she was nobody yet. Raises NotFound, too, when what was chosen
    would mean something else today."""
    named = await AIDANT.one(sql, invitation=one.id) if one.version == presets().version else None
    if named is None:
        raise NotFound
    return named


async def confirm(
    sql: Connection, giver: Giver, once: UUID, one: Invited, relation: str, agree: Callable[[Named], Agreed]
) -> str:
    """The right person: the delegation, and where it is shown.

    Raises NotFound, AlreadyHelps, EnoughAidants, CannotHelp.
    """
    made = uuid4()
    location = f"{PAGE}/{made}"
    if first := await claim(sql, once, fingerprint(f"{LIST}/{one.id}", "given"), 303, location):
        return first.location
    aidant = await invited(sql, one)
    await write(sql, giver, made, aidant, relation, agree(aidant))
    if not await sql.fetchval(END, one.id, "given"):
        raise NotFound
    return location
