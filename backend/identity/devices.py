"""Whose is this device? Shared, until she says that it is her own: then its browser is known again, for her alone."""

from typing import Any

from litestar.datastructures import Cookie

from backend.db.compiled import Connection
from backend.db.unit import hashed
from backend.identity.sign_ins import Limits, new_secret
from backend.kit.errors import DomainError

COOKIE = "__Host-device"
SHARED = "shared"  # in place of a secret: somebody said so, and nobody is asked again
MAX_AGE = 400 * 24 * 3600  # browsers keep nothing longer
OWN = "select own_this_device($1, $2)"
SHARE = "select from share_this_device($1)"


class SharedDevice(DomainError):
    """Others use this device too: what is read there is not kept there."""

    status = 403
    slug = "shared-device"


async def refuse_keeping(sql: Connection) -> None:
    """Raises SharedDevice where whoever comes next would find the file."""
    if not await sql.fetchval("select on_own_device()"):
        raise SharedDevice


async def own(sql: Connection, limits: Limits) -> str:
    """It is the actor's: what its browser keeps of it. Raises SharedDevice at a kiosk."""
    secret = new_secret()
    if not await sql.fetchval(OWN, hashed(secret), limits.idle):
        raise SharedDevice
    return secret


async def share(sql: Connection, limits: Limits) -> str:
    await sql.execute(SHARE, limits.shared)
    return SHARED


def kept(value: str, safe: dict[str, Any]) -> Cookie:
    return Cookie(key=COOKIE, value=value, max_age=MAX_AGE, **safe)
