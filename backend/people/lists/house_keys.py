"""The two keys of a house that a list needs: what seals its lines, and what hides its matricules."""

from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.kit.sealing import blind_index
from backend.people.keys import Opened, Wrapped, about, opened
from backend.people.opening import HouseKey

KEYS = """select establishment_id, id, kek_id, wrapped, wrapped_index from establishment_key
           where establishment_id = coalesce($1, acting_house()) and {which}"""
PRESENT = KEYS.format(which="retired_at is null")
ONE = KEYS.format(which="id = $2")


class HouseKeys(msgspec.Struct, frozen=True):
    """For one request or one job."""

    house: UUID
    content: Opened
    index: bytes

    def __repr__(self) -> str:
        return f"HouseKeys(house={self.house})"

    @property
    def matricules(self) -> HouseKey:
        return HouseKey(self.house, self.index)

    def hidden(self, words: str) -> bytes:
        """Sixteen bytes, the same for the same words in this house alone."""
        return blind_index(self.index, words) if words else b""

    def seal(self, told: object, table: str, row: UUID) -> bytes:
        return self.content.seal(msgspec.json.encode(told).decode(), self.house, table, row, "body")

    def unseal(self, body: bytes, table: str, row: UUID) -> str:
        return self.content.unseal(body, self.house, table, row, "body")


async def house_keys(sql: Connection, ring: KeyRing, house: UUID | None = None, key: UUID | None = None) -> HouseKeys:
    """Those of `key`, else the present ones; of the house for which the actor acts, when none is named. Raises
    NotFound for a house that is not hers."""
    row = await (sql.fetchrow(ONE, house, key) if key else sql.fetchrow(PRESENT, house))
    if row is None:
        raise NotFound
    house_id, key_id, kek_id, wrapped, wrapped_index = row
    content = opened(ring, Wrapped(key_id, kek_id, wrapped))
    return HouseKeys(house_id, content, ring.unwrap(kek_id, wrapped_index, about(key_id, "index")))
