"""Come in by a card, prove more by it, lose it. Each try is counted, for good, before anything is looked at."""

from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity import sign_ins
from backend.identity.cards.hashing import CardKey, Slowly, card_key
from backend.identity.cards.schemas import CodesLeft, MyCard, MyTry, Spent
from backend.identity.sign_ins import Browser, Limits, new_secret
from backend.jobs.queue import enqueued
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken

COUNT = "select count_card_try($1, $2)"
COUNT_MINE = Statement(
    "select allowed, number, sign_in, id_token from count_my_card_try(:secret_hash, :network)",
    MyTry,
)
OPEN = "select codes_left from open_by_card($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
RAISE = "select raise_by_card($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
PROVE = "select prove_by_card($1, $2, $3, $4)"
MINE = Statement("select number, given_at, codes_left, usable_from from my_card()", MyCard)
CODES_LEFT = Statement("select codes_left from my_card()", CodesLeft)
TELL = "security.tell"
_MYSELF = """(select establishment_id, card, actor_id() as person, 'usager' as capacity, null::uuid as subject
               from my_card()) told"""
LOSE = f"""with queued as ({enqueued(TELL, _MYSELF, {"card": "card"}, to_readers=True)}) select lose_my_card()"""
KIOSK_IDLE = timedelta(minutes=3)


class House(msgspec.Struct, frozen=True):
    """What this process works with."""

    pool: asyncpg.Pool
    ring: KeyRing
    slowly: Slowly
    limits: Limits


class Visitor(msgspec.Struct, frozen=True):
    """From where somebody tries: her network, her browser, and the kiosk that it is, if it is one."""

    network: str
    browser: Browser
    kiosk: str = ""

    def __repr__(self) -> str:
        return f"Visitor({self.browser!r})"


async def come_in(house: House, visitor: Visitor, number: str, spent: Spent) -> str | None:
    """The secret of a new sign-in; None for every refusal, with the same work whether the card exists or not."""
    async with borrowed(house.pool) as sql:
        key = await card_key(sql, house.ring)
        if not await sql.fetchval(COUNT, number, key.network(visitor.network)):
            return None
    personal = await house.slowly.personal(key, number, spent.personal)
    secret, limits = new_secret(), house.limits
    async with borrowed(house.pool) as sql:
        left = await sql.fetchval(
            OPEN,
            number,
            key.code(spent.code),
            personal,
            uuid4(),
            hashed(secret),
            limits.idle,
            limits.lasts,
            visitor.browser.label,
            _hashed(visitor.browser.secret),
            limits.shared,
            _hashed(visitor.kiosk),
            min(limits.shared, KIOSK_IDLE),
        )
    return None if left is None else secret


async def go_further(house: House, visitor: Visitor, before: str, code: str) -> str | None:
    """FranceConnect said who she is, and a code of her card says it too: the secret of the sign-in that follows."""
    async with borrowed(house.pool) as sql:
        key = await card_key(sql, house.ring)
        mine = await _count_mine(sql, key, visitor.network, before)
        if mine is None:
            return None
        secret, sign_in, limits = new_secret(), uuid4(), house.limits
        raised = await sql.fetchval(
            RAISE,
            hashed(before),
            key.code(code),
            sign_in,
            hashed(secret),
            _sealed_again(house.ring, mine, sign_in),
            limits.idle,
            limits.lasts,
            visitor.browser.label,
            _hashed(visitor.browser.secret),
            limits.shared,
        )
    return secret if raised else None


async def prove(house: House, network: str, by: str, step_up: UUID, spent: Spent) -> bool:
    """Whether this act is proved now. `by` is the secret of her sign-in."""
    async with borrowed(house.pool) as sql:
        key = await card_key(sql, house.ring)
        mine = await _count_mine(sql, key, network, by)
    if mine is None:
        return False
    personal = await house.slowly.personal(key, mine.number, spent.personal)
    async with borrowed(house.pool) as sql:
        return bool(await sql.fetchval(PROVE, step_up, hashed(by), key.code(spent.code), personal))


async def lose(sql: Connection) -> None:
    """Her card opens nothing any more; she is told, in case it was not she who said so."""
    await sql.execute(LOSE)


async def _count_mine(sql: Connection, key: CardKey, network: str, secret: str) -> MyTry | None:
    """None when she tried too often, or is not in any more."""
    mine = await COUNT_MINE.one(sql, secret_hash=hashed(secret), network=key.network(network))
    return mine if mine and mine.allowed else None


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
