"""Somebody has just come in: her cookie, and where she wanted to go."""

from typing import Any

from litestar import Request
from litestar.datastructures import Cookie, State
from litestar.response import Redirect

from backend.identity import sign_ins
from backend.kit.actor import COOKIE
from backend.reading.cookies import SAFE


def arrived(_: Request[Any, Any, State], secret: str, next_page: str, read: list[Cookie]) -> Redirect:
    cookies = [
        Cookie(key=COOKIE, value=secret, **SAFE),
        Cookie(key=sign_ins.BROWSER_COOKIE, value="", max_age=0, **SAFE),
        *read,
    ]
    return Redirect(next_page, status_code=303, cookies=cookies)
