"""The key to which a person's own device seals what she wrote without network.

The device has the public half: it closes, and cannot open what it closed. The private half is here, wrapped by a
key-encryption key, and opens for herself only, once she has signed in.
"""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.db.compiled import Connection, Statement
from backend.kit.keyring import KeyRing

# RFC 7518: agreed on with a key made for this one message (4.6), then AES-256-GCM (5.3). What every browser knows.
_REGISTRY = jwe.JWERegistry(algorithms=["ECDH-ES", "A256GCM"])
CURVE = "P-256"


class OutboxKey(Identified, Table):
    __tablename__ = "outbox_key"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    public_key: Mapped[str]  # a point of P-256: x.y, each in base64url
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]  # the private half
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


HERS = "person_id = (select actor_id()) and (select capacity()) in ('usager', 'aidant')"
protect(
    OutboxKey.__table__,
    "grant select, insert on {t} to app",
    f"create policy ones_own on {{t}} to app using ({HERS}) with check ({HERS})",
)


class Kept(msgspec.Struct):
    id: UUID
    kek_id: str
    wrapped: bytes


KEPT = Statement("select id, kek_id, wrapped from outbox_key where person_id = (select actor_id())", Kept)
MAKE = """insert into outbox_key (id, person_id, public_key, kek_id, wrapped)
    values ($1, actor_id(), $2, $3, $4) on conflict (person_id) do nothing"""


def about(key: UUID) -> bytes:
    return f"outbox|{key}".encode()


async def have_one(sql: Connection, ring: KeyRing) -> None:
    """One for all her devices, made the first time that she calls one her own."""
    if await KEPT.one(sql):
        return
    made, key = uuid4(), ECKey.generate_key(CURVE)
    kek_id, wrapped = ring.wrap(key.as_der(private=True), about(made))
    told = key.as_dict(private=False)
    await sql.execute(MAKE, made, f"{told['x']}.{told['y']}", kek_id, wrapped)


async def opened(sql: Connection, ring: KeyRing, sealed: str) -> bytes | None:
    """What a device of the actor sealed; None when it was sealed to somebody else, or changed."""
    kept = await KEPT.one(sql)
    if kept is None:
        return None
    key = ECKey.import_key(ring.unwrap(kept.kek_id, kept.wrapped, about(kept.id)))
    try:
        return jwe.decrypt_compact(sealed, key, registry=_REGISTRY).plaintext
    except (JoseError, ValueError, KeyError, TypeError, RecursionError):
        return None
