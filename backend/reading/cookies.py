"""Where a browser keeps how one reads: no page asks the database.

A device keeps its own settings, signed in or not. On a device that others use, those of the person who is in go beside
them, and leave when she does.
"""

from collections.abc import Mapping
from typing import Any

from litestar.datastructures import Cookie

from backend.db.compiled import Connection
from backend.kit.keyring import KeyRing
from backend.reading import service
from backend.reading.rules import Reading, formatted, parse

DEVICE = "__Host-reading"
GUEST = "__Host-reading-guest"
CLOSED = "__Host-closed"  # for a minute: she has just closed her account
MAX_AGE = 400 * 24 * 3600  # browsers keep nothing longer
SAFE: dict[str, Any] = {"secure": True, "httponly": True, "samesite": "lax", "path": "/"}


def chosen(cookies: Mapping[str, str]) -> Reading:
    """What this page is read with."""
    return parse(cookies.get(GUEST) or cookies.get(DEVICE))


def kept(reading: Reading, *, guest: bool = False) -> list[Cookie]:
    """By the device, or with a guest of it until she leaves."""
    if guest:
        return [Cookie(key=GUEST, value=formatted(reading), **SAFE)]
    return [Cookie(key=DEVICE, value=formatted(reading), max_age=MAX_AGE, **SAFE), gone(GUEST)]


def gone(name: str = GUEST) -> Cookie:
    return Cookie(key=name, value="", max_age=0, **SAFE)


def left(cookies: Mapping[str, str]) -> list[Cookie]:
    """The guest goes, if there was one."""
    return [gone()] if GUEST in cookies else []


async def at_sign_in(cookies: Mapping[str, str], sql: Connection, ring: KeyRing, secret: str) -> list[Cookie]:
    """Her settings come with her; whoever never chose reads as the device does, never as the guest before her."""
    reading, own = await service.of_sign_in(sql, ring, secret)
    return left(cookies) if reading is None else kept(reading, guest=not own)


def moved(cookies: Mapping[str, str], *, own: bool, was_own: bool) -> list[Cookie]:
    """The device becomes hers, and keeps what she reads with; or is shared, and keeps it no longer."""
    if own:
        return kept(chosen(cookies))
    return [*kept(chosen(cookies), guest=True), gone(DEVICE)] if was_own else []
