"""More proof by a card, for somebody who is in already: after FranceConnect alone, or before a heavy act."""

from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity import sign_ins
from backend.identity.cards.hashing import card_key
from backend.identity.cards.schemas import MyTry, Spent
from backend.identity.cards.service import House, Tried, hashed_if
from backend.identity.sign_ins import Browser, new_secret
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken

COUNT_MINE = Statement(
    "select allowed, number, sign_in, id_token from count_my_card_try(:secret_hash, :network)",
    MyTry,
)
RAISE = "select raise_by_card($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
PROVE = "select prove_by_card($1, $2, $3, $4)"


class Mine(msgspec.Struct, frozen=True):
    """The same of somebody who is in: with what was found of her card and of her sign-in."""

    tried: Tried
    found: MyTry

    def __repr__(self) -> str:
        return "Mine()"


async def tried_again(house: House, network: str, by: str, spent: Spent) -> Mine | None:
    """The same, of somebody who is in by the secret `by`; of a code alone, nothing slow is asked."""
    async with borrowed(house.pool) as sql:
        key = await card_key(sql, house.ring)
        mine = await COUNT_MINE.one(sql, secret_hash=hashed(by), network=key.network(network))
    if mine is None or not mine.allowed:
        return None
    personal = await house.slowly.personal(key, mine.number, spent.personal) if spent.personal else b""
    return Mine(Tried(mine.number, key.code(spent.code), personal), mine)


async def go_further(sql: Connection, house: House, level: int, mine: Mine, browser: Browser, by: str) -> str | None:
    """FranceConnect said who she is, and a code of her card says it too: the secret of the sign-in that follows."""
    secret, sign_in, limits = new_secret(), uuid4(), house.limits
    raised = await sql.fetchval(
        RAISE,
        hashed(by),
        mine.tried.code,
        sign_in,
        hashed(secret),
        level,
        _sealed_again(house.ring, mine.found, sign_in),
        limits.idle,
        limits.lasts,
        browser.label,
        hashed_if(browser.secret),
        limits.shared,
    )
    return secret if raised else None


async def prove(house: House, network: str, by: str, step_up: UUID, spent: Spent) -> bool:
    """Whether this act is proved now."""
    mine = await tried_again(house, network, by, spent)
    if mine is None:
        return False
    async with borrowed(house.pool) as sql:
        return bool(await sql.fetchval(PROVE, step_up, hashed(by), mine.tried.code, mine.tried.personal))


def _sealed_again(ring: KeyRing, mine: MyTry, sign_in: UUID) -> bytes | None:
    """What her provider needs when she leaves is bound to the sign-in that keeps it."""
    if mine.id_token is None:
        return None
    kek_id, _, wrapped = mine.id_token.partition(b"\x00")
    try:
        token = ring.unwrap(kek_id.decode(), wrapped, sign_ins.about(mine.sign_in))
    except Broken:
        return None  # a ring that changed: she goes on all the same
    kek_id_now, again = ring.wrap(token, sign_ins.about(sign_in))
    return kek_id_now.encode() + b"\x00" + again
