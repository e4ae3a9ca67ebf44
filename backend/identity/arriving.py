"""Whoever was proved comes in: a new sign-in on this device, the cookies that go with it, and where she was going."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie, State
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity import devices, sign_ins
from backend.identity.arrivals.keeping import forget
from backend.identity.cards import kiosk
from backend.identity.oidc.errors import SignInRefused
from backend.identity.sign_ins import Browser
from backend.identity.user_agent import device_label
from backend.kit.actor import COOKIE
from backend.reading import cookies as reading
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]
Opening = Callable[[Connection, Browser], Awaitable[str | None]]
"""Opens a sign-in with a new secret, which it returns; None when the proof opens nothing here."""


class UnknownPerson(SignInRefused):
    """No house has enrolled this identity yet."""

    told = "unknown"


def browser_of(request: Req) -> Browser:
    return Browser(device_label(request.headers.get("user-agent", "")), request.cookies.get(devices.COOKIE, ""))


async def arrive(request: Req, next_page: str, opening: Opening) -> Redirect:
    """Into the sign-in that `opening` opens; the one of before ends. Raises UnknownPerson when it opens none."""
    old, ring = request.cookies.get(COOKIE), request.app.state.ring
    async with borrowed(request.app.state.pool) as sql:
        secret = await opening(sql, browser_of(request))
        if secret is None:
            raise UnknownPerson
        await forget(sql, request.cookies)
        if tablet := request.cookies.get(kiosk.COOKIE):
            await sql.execute(kiosk.WATCH, hashed(secret), hashed(tablet), kiosk.IDLE)
        if old:
            await sql.execute(sign_ins.STAYS_HELPED, hashed(old), hashed(secret))
            await sign_ins.close(sql, ring, old)
            await sign_ins.keep_telling(sql, old, secret)
        read = await reading.at_sign_in(request.cookies, sql, ring, secret)
    return redirect(next_page, secret, read)


def redirect(next_page: str, secret: str, more: list[Cookie]) -> Redirect:
    """There, with her secret in its cookie; what the attempt needed is gone."""
    cookies = [
        Cookie(key=COOKIE, value=secret, **SAFE),
        Cookie(key=sign_ins.BROWSER_COOKIE, value="", max_age=0, **SAFE),
        *more,
    ]
    return Redirect(next_page, status_code=303, cookies=cookies)
