"""What a successful sign-in proves."""

from collections.abc import Mapping
from typing import Any

import msgspec

from backend.identity.oidc.checks import Claims, time_of
from backend.identity.oidc.errors import UserinfoRefused
from backend.identity.oidc.provider import Provider
from backend.kit.signs import spelled

LONGEST_NAME = 200


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """(iss, sub) is the only key of a person: names, e-mail and birth dates change or are shared.

    `birthdate` is text because a day or month may be unknown ("1990-00-00"). `id_token` is the
    signed token, decrypted, to give back at sign-out. `claims` holds only what was agreed.
    """

    iss: str
    sub: str
    acr: str
    level: int
    auth_time: int | None
    given_name: str
    family_name: str
    birthdate: str | None
    sid: str | None
    helped: bool = False  # somebody of Aidants Connect holds her hand: FranceConnect says so in `rep_scope`
    id_token: str
    claims: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"Proof(iss={self.iss!r}, level={self.level})"


def make_proof(provider: Provider, identity: Claims, userinfo: Claims, *, level: int, id_token: str) -> Proof:
    return Proof(
        iss=provider.issuer,
        sub=identity["sub"],
        acr=identity["acr"],
        level=level,
        auth_time=time_of(identity, "auth_time") if "auth_time" in identity else None,
        given_name=_text(userinfo, "given_name") or "",
        family_name=_text(userinfo, "family_name") or "",
        birthdate=_text(userinfo, "birthdate"),
        sid=_text(identity, "sid"),
        helped=identity.get("rep_scope") is not None,
        id_token=id_token,
        claims={name: userinfo[name] for name in provider.claims if name in userinfo},
    )


def _text(claims: Claims, name: str) -> str | None:
    value = claims.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > LONGEST_NAME or not value.isprintable():
        raise UserinfoRefused(name)
    return spelled(value.strip())
