"""What a provider says when it ends a session of its own (OpenID Connect Back-Channel Logout 1.0, section 2.6)."""

from datetime import UTC, datetime

import msgspec

from backend.identity.oidc.checks import Claims, check_party, time_of
from backend.identity.oidc.errors import TokenRefused
from backend.identity.oidc.provider import Provider

EVENT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST = 120
"""Seconds: a word that was late on its way is heard; one that somebody kept is not."""


class Ended(msgspec.Struct, frozen=True):
    """One session of the provider, or all those of a subject when `sid` is None. `jti` is heard once, `until` then."""

    sub: str | None
    sid: str | None
    jti: str
    until: datetime

    def __repr__(self) -> str:
        return f"Ended(until={self.until!r})"


def read_ended(claims: Claims, provider: Provider, now: int) -> Ended:
    """Pure checks on claims already signed by the provider. A token of another kind is refused by what it says."""
    check_party(claims, issuer=provider.issuer, client_id=provider.client_id)
    issued = time_of(claims, "iat")
    if not now - OLDEST - provider.skew <= issued <= now + provider.skew:
        raise TokenRefused("iat")
    if "exp" in claims and time_of(claims, "exp") + provider.skew < now:
        raise TokenRefused("exp")
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict):
        raise TokenRefused("events")
    if "nonce" in claims:
        raise TokenRefused("nonce")
    sub, sid, jti = (_word(claims, name) for name in ("sub", "sid", "jti"))
    if jti is None or (sub is None and sid is None):
        raise TokenRefused("nobody, or heard twice")
    until = datetime.fromtimestamp(issued + OLDEST + 2 * provider.skew, UTC)
    return Ended(sub=sub, sid=sid, jti=jti, until=until)


def _word(claims: Claims, name: str) -> str | None:
    value = claims.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not 0 < len(value) <= 255 or not value.isprintable():
        raise TokenRefused(name)
    return value
