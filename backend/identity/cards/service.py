"""Come in by a card, and lose it. Each try is counted, for good, before anything is looked at."""

from uuid import uuid4

import asyncpg
import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity.cards.hashing import Slowly, card_key
from backend.identity.cards.kiosk import IDLE
from backend.identity.cards.schemas import CodesLeft, MyCard, Spent
from backend.identity.passkeys.schemas import Opened
from backend.identity.passkeys.service import tell
from backend.identity.sign_ins import Browser, HowMany, Limits, new_secret
from backend.kit.keyring import KeyRing

COUNT = "select count_card_try($1, $2)"
OPEN = "select open_by_card($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
MINE = Statement("select number, given_at, codes_left, usable_from from my_card()", MyCard)
CODES_LEFT = Statement("select codes_left from my_card()", CodesLeft)
LOSE = "select person_id from lose_my_card($1)"
TO_SEE = Statement("select cards_to_see()", HowMany)


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
        hashed_if(browser.secret),
        limits.shared,
        hashed_if(kiosk),
        min(limits.shared, IDLE),
    )
    return secret if opened else None


async def lose(sql: Connection) -> None:
    """Her card opens nothing any more; she is told, in case it was not she who said so."""
    event = uuid4()
    if person := await sql.fetchval(LOSE, event):
        await tell(sql, Opened(person, told=True), event)


def hashed_if(secret: str) -> bytes | None:
    return hashed(secret) if secret else None
