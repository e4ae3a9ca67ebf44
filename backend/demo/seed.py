"""The foyer Les Tilleuls, its teams and its DUI: made once, found again at each start, with whoever came since."""

from datetime import time
from pathlib import Path
from uuid import UUID

import asyncpg
import msgspec
from joserfc.jwk import ECKey

from backend.demo import making
from backend.demo.people import EVERYBODY, subjects_of
from backend.demo.refusals import KeysElsewhere, SomebodyElse
from backend.demo.residents import CARE, EDUCATOR, NURSE, SUPPORT, welcome
from backend.documents.families import families
from backend.kit import files
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.people.keys import Wrapped, about, opened

FINESS = "970000001"
CLIENT_ID = "dui-les-tilleuls"
KEYS = "update machine_client set public_keys = $1 where client_id = $2"
STRANGER = "Cette base contient autre chose que la démonstration : elle n’est pas touchée. Donnez une base vide."
OTHER_KEYS = (
    "Cette base a été remplie par une démonstration dont les clés sont ailleurs."
    " Reprenez son DATA_DIR, ou donnez une base vide."
)
TABLES = "select exists (select from pg_tables where schemaname not in ('pg_catalog', 'information_schema'))"
OURS = """select exists (select from pg_attribute
 where attrelid = to_regclass('public.establishment') and attname = 'made_by_demo')"""
HOUSE = "select establishment_id, id, kek_id, wrapped, wrapped_index from establishment_key"


async def refuse_strangers(sql: asyncpg.Connection) -> None:
    """Raises SomebodyElse, before anything is written."""
    if not await sql.fetchval(OURS):
        if await sql.fetchval(TABLES):
            raise SomebodyElse(STRANGER)
    elif await sql.fetchval("select exists (select from establishment where not made_by_demo)"):
        raise SomebodyElse(STRANGER)


async def seed(sql: asyncpg.Connection, ring: KeyRing, dui_key: Path) -> None:
    """Fill an empty database; in one already filled, add who came since and leave the rest. Whole or not at all.

    Raises SomebodyElse, and KeysElsewhere when what is sealed there would not open with these keys.
    """
    await refuse_strangers(sql)
    async with sql.transaction():
        kept = await sql.fetchrow(HOUSE)
        house = _kept(ring, *kept) if kept else await _house(sql, ring)
        await welcome(sql, ring, house)
        if kept:
            await sql.execute(KEYS, public_keys(dui_key), CLIENT_ID)
        else:
            await making.machine(sql, house, CLIENT_ID, "Logiciel du foyer (DUI)", public_keys(dui_key))


def _kept(ring: KeyRing, house: UUID, key_id: UUID, kek_id: str, content: bytes, index: bytes) -> making.House:
    refuse_other_keys(ring, Wrapped(key_id, kek_id, content))
    return making.House(house, ring.unwrap(kek_id, index, about(key_id, "index")))


def refuse_other_keys(ring: KeyRing, kept: Wrapped) -> None:
    try:
        opened(ring, kept)
    except Broken:
        raise KeysElsewhere(OTHER_KEYS) from None


async def _house(sql: asyncpg.Connection, ring: KeyRing) -> making.House:
    """Its teams and roles, without anybody."""
    house = await making.house(
        sql,
        ring,
        "Foyer Les Tilleuls",
        FINESS,
        time_zone="Indian/Reunion",
        holidays="reunion",
        phone="0262000010",
        made_by_demo=True,
    )
    care = await making.team(sql, house, CARE, "Du lundi au vendredi, de 9 heures à 18 heures.")
    await making.team(sql, house, SUPPORT, "Tous les jours, de 7 heures à 21 heures.", answers=False)
    await making.hours(sql, house, care, range(1, 6), time(9), time(18))
    everything = (*families(), "messages")
    plans = {"write": ("messages", "rendez-vous"), "appointments": ("rendez-vous",)}
    rights, duties = {"read": everything, **plans}, ("requests", "identity", "hours", "enrolment")
    await making.role(sql, house, NURSE, "infirmière du foyer", rights, duties)
    await making.role(
        sql,
        house,
        EDUCATOR,
        "éducateur",
        {"read": ("projet", "vie-au-foyer", "mdph", "attestations", "messages"), **plans},
    )
    return house


async def name_issuers(sql: asyncpg.Connection, issuers: dict[str, str]) -> None:
    """The local provider's address may change from one start to the next; its people do not."""
    for resident in EVERYBODY:
        for provider, subject in subjects_of(resident).items():
            await sql.execute("update identity set issuer = $1 where subject = $2", issuers[provider], subject)


def public_keys(dui_key: Path) -> str:
    """The public half of the DUI's key, made here the first time (0600)."""
    if not dui_key.exists():
        made = ECKey.generate_key("P-256", parameters={"kid": "dui-1", "use": "sig", "alg": "ES256"})
        files.create(dui_key, msgspec.json.encode(made.as_dict(private=True)))
    key = ECKey.import_key(msgspec.json.decode(dui_key.read_bytes()))
    return msgspec.json.encode({"keys": [key.as_dict(private=False)]}).decode()
