"""What a token must say to be believed: pure checks on claims already signed by the provider.

Times are seconds since 1970. Clocks may differ by `skew` seconds: exactly that much passes,
one more second does not.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from backend.identity.oidc.errors import LevelTooLow, TokenRefused, UserinfoRefused

Claims = Mapping[str, Any]
_LEVELS = {"eidas1": 1, "eidas2": 2, "eidas3": 3}
_DIGESTS = {"256": hashlib.sha256, "384": hashlib.sha384}


def check_party(claims: Claims, *, issuer: str, client_id: str) -> None:
    """Made by this provider, for this service and no other."""
    if claims.get("iss") != issuer:
        raise TokenRefused("iss")
    if claims.get("aud") not in (client_id, [client_id]):
        raise TokenRefused("aud")
    if claims.get("azp", client_id) != client_id:
        raise TokenRefused("azp")


def check_times(claims: Claims, *, now: int, skew: int, begun: int) -> None:
    """Still valid, and made after this sign-in was begun."""
    if time_of(claims, "exp") + skew < now:
        raise TokenRefused("exp")
    issued = time_of(claims, "iat")
    if issued - skew > now or issued + skew < begun:
        raise TokenRefused("iat")
    if "nbf" in claims and time_of(claims, "nbf") - skew > now:
        raise TokenRefused("nbf")


def check_nonce(claims: Claims, nonce: str) -> None:
    given = claims.get("nonce")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), nonce.encode()):
        raise TokenRefused("nonce")


def check_at_hash(claims: Claims, *, alg: str, access_token: str) -> None:
    """When the provider binds the access token to the identity, the two must match."""
    if "at_hash" in claims and claims["at_hash"] != half_hash(access_token, alg):
        raise TokenRefused("at_hash")


def half_hash(text: str, alg: str) -> str:
    """The left half of the hash named by the signature's algorithm (OpenID Connect 3.1.3.6)."""
    digest = _DIGESTS[alg[-3:]](text.encode()).digest()
    return base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def check_fresh(claims: Claims, *, begun: int, skew: int) -> None:
    """When she was asked to prove herself again, an older proof does not do."""
    if time_of(claims, "auth_time") + skew < begun:
        raise TokenRefused("auth_time")


def level_of(claims: Claims, *, asked: int) -> int:
    """The eIDAS level reached, refused below the one asked for."""
    acr = claims.get("acr")
    level = _LEVELS.get(acr, 0) if isinstance(acr, str) else 0
    if level < asked:
        raise LevelTooLow
    return level


def subject_of(claims: Claims) -> str:
    sub = claims.get("sub")
    if not isinstance(sub, str) or not 0 < len(sub) <= 255:
        raise TokenRefused("sub")
    return sub


def check_same_person(userinfo: Claims, sub: str) -> None:
    if userinfo.get("sub") != sub:
        raise UserinfoRefused("sub")


def time_of(claims: Claims, name: str) -> int:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**40:
        raise TokenRefused(name)
    return int(value)
