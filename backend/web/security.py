"""Headers on every answer, errors included: what a browser may do with our pages."""

from collections.abc import Mapping

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

CSP = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types worker",
))
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no-referrer, `Origin` would become null and every form would look foreign.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HTTPS_ONLY = "max-age=63072000; includeSubDomains"


def stamp(secure: bool) -> "Stamp":
    return Stamp(HEADERS | {"Strict-Transport-Security": HTTPS_ONLY} if secure else HEADERS)


class Stamp:
    """A `before_send` hook. What a handler set itself (a public asset's cache) stays."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = headers

    async def __call__(self, message: Message, _: Scope) -> None:
        if message["type"] == "http.response.start":
            sent = MutableScopeHeaders.from_message(message)
            for name, value in self.headers.items():
                sent[name] = value
            if "cache-control" not in sent:
                sent["Cache-Control"] = "no-store, private"
