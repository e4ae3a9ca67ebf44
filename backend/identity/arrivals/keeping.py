"""Keep what a provider said of somebody who goes to be enrolled, and find it again in her browser."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import msgspec
from litestar.datastructures import Cookie

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.oidc.proof import Proof
from backend.identity.sign_ins import new_secret
from backend.kit.keyring import KeyRing
from backend.reading.cookies import SAFE, gone

COOKIE = "__Host-arrivee"
LASTS = 3600
PAGE = "/inscription"
"""Where she says whose dossier is hers."""
INVITED = "/invitation"
"""Where she says who invited her."""
PROVIDERS = frozenset({"franceconnect", "franceconnect-plus"})
FORGET = "select forget_arrival($1)"
KEEP = "select keep_arrival($1, $2, $3, $4, $5, $6, $7, $8)"


class Kept(msgspec.Struct):
    id: UUID
    provider: str
    level: int
    kek_id: str
    wrapped: bytes


class Arrived(msgspec.Struct, frozen=True):
    """Who is there, by the word of her provider; `secret` is what her browser keeps."""

    proof: Proof
    provider: str
    level: int
    secret: str

    def __repr__(self) -> str:
        return f"Arrived({self.provider!r})"


HERE = Statement("select id, provider, level, kek_id, wrapped from arrival_here(:secret_hash)", Kept)


async def keep(sql: Connection, ring: KeyRing, proof: Proof, provider: str, level: int) -> Cookie | None:
    """What her browser keeps, so that nobody else's finds it. None for a professional, and for whoever is helped by
    somebody: to say whose a dossier is is for herself."""
    if provider not in PROVIDERS or proof.helped:
        return None
    made, secret = uuid4(), new_secret()
    kek_id, wrapped = ring.wrap(msgspec.json.encode(proof), about(made))
    await sql.execute(KEEP, made, hashed(secret), proof.iss, proof.sub, provider, level, kek_id, wrapped)
    return Cookie(key=COOKIE, value=secret, max_age=LASTS, **SAFE)


async def here(sql: Connection, ring: KeyRing, secret: str) -> Arrived | None:
    """Whom this browser brought within the hour."""
    kept = await HERE.one(sql, secret_hash=hashed(secret)) if secret else None
    if kept is None:
        return None
    proof = msgspec.json.decode(ring.unwrap(kept.kek_id, kept.wrapped, about(kept.id)), type=Proof)
    return Arrived(proof, kept.provider, kept.level, secret)


async def forget(sql: Connection, cookies: Mapping[str, str]) -> list[Cookie]:
    """Whoever is there next is not she. What her browser must forget too."""
    if COOKIE not in cookies:
        return []
    await sql.execute(FORGET, hashed(cookies[COOKIE]))
    return [gone(COOKIE)]


def about(arrival: UUID) -> bytes:
    return f"arrival|{arrival}".encode()
