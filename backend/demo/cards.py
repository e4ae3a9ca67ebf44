"""The card of Marion, as a desk would have given it: a real one, but that its codes are kept, in `card.json`."""

import secrets
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.demo import making
from backend.identity.cards.hashing import CardKey, about
from backend.identity.cards.rules import FEW, in_two, is_easy, new_codes
from backend.kit import files
from backend.kit.clock import now
from backend.kit.keyring import KeyRing
from backend.kit.references import new_reference
from backend.kit.sealing import new_key

LOGIN = "marion"
LIVE = """select count(*) from code_card c join card_code k on k.card_id = c.id
           where c.number = $1 and c.revoked_at is null and k.used_at is null"""
WHO = """select d.person_id, d.establishment_id from dossier d join person p on p.id = d.person_id
          where p.given_name = 'Marion' limit 1"""
STAFF = "select person_id from membership where establishment_id = $1 order by starts_at, id limit 1"


class Card(msgspec.Struct):
    """What is on the sheet, and the personal code. Kept 0600."""

    number: str
    code: str
    codes: list[str]


def card_of(folder: Path) -> Card | None:
    file = folder / "card.json"
    return msgspec.json.decode(file.read_bytes(), type=Card) if file.exists() else None


async def give(sql: asyncpg.Connection, ring: KeyRing, folder: Path) -> None:
    """The one of before while it has codes left; else another."""
    kept, who = card_of(folder), await sql.fetchrow(WHO)
    if who is None or (kept and await sql.fetchval(LIVE, kept.number) > FEW):
        return
    made = Card(new_reference(), _personal(), new_codes())
    async with sql.transaction():
        await _give(sql, await _key(sql, ring), made, *who)
        files.write(folder / "card.json", msgspec.json.encode(_shown(made)))


def _personal() -> str:
    """As somebody could have chosen it, for this installation alone."""
    drawn = ""
    while not drawn or is_easy(drawn, "1991-05-20"):
        drawn = f"{secrets.randbelow(10**6):06d}"
    return drawn


def _shown(card: Card) -> Card:
    return Card(card.number, card.code, [in_two(code) for code in card.codes])


async def _give(sql: asyncpg.Connection, key: CardKey, card: Card, person: UUID, house: UUID) -> None:
    """Given yesterday: it proves heavy acts already."""
    await sql.execute("update code_card set revoked_at = now() where person_id = $1 and revoked_at is null", person)
    made = await making.insert(
        sql,
        "code_card",
        id=uuid4(),
        number=card.number,
        person_id=person,
        establishment_id=house,
        given_by=await sql.fetchval(STAFF, house),
        given_at=now() - timedelta(days=1),
        seen="cni",
        personal_hash=key.personal(card.number, card.code),
        usable_from=now(),
    )
    for code in card.codes:
        await making.insert(sql, "card_code", card_id=made, code_hash=key.code(code))


async def _key(sql: asyncpg.Connection, ring: KeyRing) -> CardKey:
    kept = await sql.fetchrow("select id, kek_id, wrapped from card_key")
    if kept is None:
        made = uuid4()
        kek_id, wrapped = ring.wrap(new_key(), about(made))
        await making.insert(sql, "card_key", id=made, kek_id=kek_id, wrapped=wrapped)
        kept = made, kek_id, wrapped
    key_id, kek_id, wrapped = kept
    return CardKey(ring.unwrap(kek_id, wrapped, about(key_id)))
