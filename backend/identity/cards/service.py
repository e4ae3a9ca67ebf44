"""Come in by a card, prove more by it, lose it. Each try is counted, for good, before anything is looked at."""

from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity import sign_ins
from backend.identity.cards.hashing import Slowly, card_key
from backend.identity.cards.schemas import CodesLeft, MyCard, MyTry, Spent
from backend.identity.passkeys.schemas import Opened
from backend.identity.passkeys.service import tell
from backend.identity.sign_ins import Browser, HowMany, Limits, new_secret
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken

COUNT = "select count_card_try($1, $2)"
COUNT_MINE = Statement(
    "select allowed, number, sign_in, id_token from count_my_card_try(:secret_hash, :network)",
    MyTry,
)
OPEN = "select open_by_card($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
RAISE = "select raise_by_card($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
PROVE = "select prove_by_card($1, $2, $3, $4)"
MINE = Statement("select number, given_at, codes_left, usable_from from my_card()", MyCard)
CODES_LEFT = Statement("select codes_left from my_card()", CodesLeft)
LOSE = "select person_id from lose_my_card($1)"
TO_SEE = Statement("select cards_to_see()", HowMany)
KIOSK_IDLE = timedelta(minutes=3)


class House(msgspec.Struct, frozen=True):
    """What this process works with."""

    pool: asyncpg.Pool
    ring: KeyRing
    slowly: Slowly
    limits: Limits


class Tried(msgspec.Struct, frozen=True):
    """What was typed, as it is kept: looked at once, by the door it is for."""

    number: str
    code: bytes
    personal: bytes = b""

    def __repr__(self) -> str:
        return "Tried()"


class Mine(msgspec.Struct, frozen=True):
    """The same of somebody who is in: with what was found of her card and of her sign-in."""

    tried: Tried
    found: MyTry

    def __repr__(self) -> str:
        return "Mine()"


async def tried(house: House, network: str, number: str, spent: Spent) -> Tried | None:
    """The same work whether a card has this number or not. None when it was tried too often from there."""
    async with borrowed(house.pool) as sql:
        key = await card_key(sql, house.ring)
        if not await sql.fetchval(COUNT, number, key.network(network)):
            return None
    return Tried(number, key.code(spent.code), await house.slowly.personal(key, number, spent.personal))


async def come_in(
    sql: Connection, limits: Limits, level: int, tried: Tried, browser: Browser, kiosk: str
) -> str | None:
    """The secret of a new sign-in; None for every refusal. `kiosk` is what this browser keeps, if it is one."""
    secret = new_secret()
    opened = await sql.fetchval(
        OPEN,
        tried.number,
        tried.code,
        tried.personal,
        uuid4(),
        hashed(secret),
        level,
        limits.idle,
        limits.lasts,
        browser.label,
        _hashed(browser.secret),
        limits.shared,
        _hashed(kiosk),
        min(limits.shared, KIOSK_IDLE),
    )
    return secret if opened else None


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
        _hashed(browser.secret),
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


async def lose(sql: Connection) -> None:
    """Her card opens nothing any more; she is told, in case it was not she who said so."""
    event = uuid4()
    if person := await sql.fetchval(LOSE, event):
        await tell(sql, Opened(person, told=True), event)


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


def _hashed(secret: str) -> bytes | None:
    return hashed(secret) if secret else None
