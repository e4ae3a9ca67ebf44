"""Headers on every answer, errors included: what a browser may do with our pages."""

from collections.abc import Mapping

from litestar.types import Message, Scope

CSP = "; ".join(
    (
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
    )
)
HEADERS = {
    "Server": "web",  # or Granian says its own name
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no-referrer, `Origin` would become null and every form would look foreign.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_KEPT = (b"cache-control", b"no-store, private")
HTTPS_ONLY = "max-age=63072000; includeSubDomains"


def stamp(secure: bool) -> "Stamp":
    return Stamp(HEADERS | {"Strict-Transport-Security": HTTPS_ONLY} if secure else HEADERS)


class Stamp:
    """A `before_send` hook, in one pass. What a handler set itself (a public asset's cache) stays."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        self.names = frozenset(name for name, _ in self.headers)

    async def __call__(self, message: Message, _: Scope) -> None:
        if message["type"] == "http.response.start":
            sent = [(name.lower(), value) for name, value in message["headers"]]
            kept = [header for header in sent if header[0] not in self.names]
            cached = any(name == b"cache-control" for name, _ in kept)
            message["headers"] = [*kept, *self.headers, *(() if cached else (NOT_KEPT,))]
