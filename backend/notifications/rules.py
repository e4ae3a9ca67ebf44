"""Which addresses we ring, and what is said: one of a few sentences, always the same."""

from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["message", "paper", "access", "reminder", "appointment", "invitation"]
KINDS: tuple[Kind, ...] = ("message", "paper", "appointment")
"""Of what she chooses to be told. How one enters as her, she is always told: by day and by night."""
WORDS: dict[Kind, str] = {
    "message": "Vous avez un nouveau message",
    "paper": "Vous avez un nouveau papier",
    "access": "Une façon d’entrer a changé",
    "reminder": "Vous avez un rappel",
    "appointment": "Vous avez un rappel",
    "invitation": "Vous avez une réponse",
}
LONGEST = 1000
KEY = r"^B[A-Za-z0-9_-]{86}=?$"  # a point of P-256, uncompressed: 65 octets
SERVICES = (
    "fcm.googleapis.com",
    "android.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
LOOPBACK = ("127.0.0.1", "::1", "localhost")
AUTH = r"^[A-Za-z0-9_-]{22}(==)?$"  # 16 octets


def may_ring(endpoint: str, hosts: tuple[str, ...], *, loopback: bool = False) -> bool:
    """Whether this is the address of a push service we know; `*.host` stands for every name below it.

    No `hosts`: those of the browsers. `loopback` lets through plain http to a `host:port` that is listed,
    for the tests.
    """
    if not endpoint.isascii() or any(sign in endpoint for sign in " \t\r\n\\@#"):
        return False
    hosts = hosts or SERVICES
    try:
        url = urlsplit(endpoint)
        host, port = url.hostname or "", url.port
    except ValueError:
        return False
    if loopback and url.scheme == "http" and host in LOOPBACK and url.netloc in hosts:
        return True
    return url.scheme == "https" and port in (None, 443) and any(_is(host, known) for known in hosts)


def _is(host: str, known: str) -> bool:
    if known.startswith("*."):
        return host.endswith(known[1:]) and len(host) > len(known) - 1
    return host == known
