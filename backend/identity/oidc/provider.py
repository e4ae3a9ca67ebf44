"""What one identity provider and this service agreed on."""

from collections.abc import Callable
from typing import Literal

import msgspec
from joserfc.jwk import ECKey, KeySet, RSAKey

AuthMethod = Literal["client_secret_post", "client_secret_basic", "private_key_jwt"]
# Only signatures nobody can make with the provider's public key: no "none", no HMAC.
SIGNATURES = frozenset({"ES256", "ES384", "PS256", "RS256"})


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """`level` is the eIDAS level asked for (1 to 3); `hosts` are all it may send us to."""

    name: str
    issuer: str
    discovery_url: str
    client_id: str
    auth_method: AuthMethod
    redirect_uri: str
    post_logout_redirect_uri: str
    scope: str
    acr_values: str
    level: int
    id_token_algs: tuple[str, ...]
    userinfo: Literal["jwt", "json"]
    claims: tuple[str, ...]
    userinfo_algs: tuple[str, ...] = ()
    client_secret: str = ""
    client_key: ECKey | RSAKey | None = None
    encrypted: bool = False
    decryption_keys: Callable[[], KeySet] | None = None  # asked at each sign-in: they rotate without a restart
    prompt: str = ""
    skew: int = 60
    hosts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not SIGNATURES.issuperset(self.id_token_algs + self.userinfo_algs):
            raise ValueError("a signature algorithm that proves nothing")
        if not self.id_token_algs or (self.userinfo == "jwt" and not self.userinfo_algs):
            raise ValueError("no signature algorithm")
        if self.encrypted and self.decryption_keys is None:
            raise ValueError("encrypted tokens need a key to open them")
        if not (self.client_key if self.auth_method == "private_key_jwt" else self.client_secret):
            raise ValueError("no way to prove which service is calling")
        if not 0 <= self.skew <= 60:
            raise ValueError("clocks may differ by a minute at most")

    def __repr__(self) -> str:
        return f"Provider(name={self.name!r}, issuer={self.issuer!r})"
