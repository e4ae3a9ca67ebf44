"""In whose name a request asks: the address says it, never a session.

`/equipe/<house>/…` asks as a member of that house, `/pour/<person>/…` as her aidant, a bearer token
as a machine, anything else as oneself.
"""

from collections.abc import Mapping
from uuid import UUID

from backend.kit.actor import COOKIE, Asked

PREFIXES = {"equipe": "staff", "pour": "aidant"}
BEARER = "bearer"


def asked_by(path: str, headers: Mapping[str, str], cookies: Mapping[str, str]) -> Asked:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == BEARER:  # RFC 9110: any case
        return Asked(secret=token.strip(), capacity="machine")
    secret = cookies.get(COOKIE)
    _, first, *rest = path.split("/", 3) if path.startswith("/") else ("", "")
    subject = as_uuid(rest[0]) if rest else None
    if first in PREFIXES and subject is not None:
        return Asked(secret=secret, capacity=PREFIXES[first], subject=subject)
    return Asked(secret=secret, capacity="usager")


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
