"""What was agreed with each identity provider when this service was registered there."""

from collections.abc import Iterable
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from joserfc.jwk import ECKey, KeySet, RSAKey

AuthMethod = Literal["client_secret_post", "client_secret_basic", "private_key_jwt"]
# Only signatures nobody can make with the provider's public key: no "none", no HMAC.
SIGNATURES = frozenset({"ES256", "ES384", "PS256", "RS256"})
FRANCECONNECT_CLAIMS = (
    "given_name",
    "family_name",
    "birthdate",
    "gender",
    "birthplace",
    "birthcountry",
    "preferred_username",
    "email",
)
PROSANTECONNECT_CLAIMS = (
    "given_name",
    "family_name",
    "preferred_username",
    "SubjectNameID",
    "SubjectRole",
    "SubjectOrganization",
    "SubjectOrganizationID",
    "SubjectRefPro",
    "Secteur_Activite",
    "Palier_Authentification",
    "otherIds",
)


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
    decryption_keys: KeySet | None = None
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


def franceconnect(
    *,
    issuer: str,
    client_id: str,
    client_secret: str,
    redirect_uri: str,
    post_logout_redirect_uri: str,
    prompt: str = "",
) -> Provider:
    """FranceConnect, standard level: signed ES256, identity as a signed JWT, no refresh token."""
    return Provider(
        name="franceconnect",
        issuer=issuer,
        discovery_url=f"{issuer}/.well-known/openid-configuration",
        client_id=client_id,
        client_secret=client_secret,
        auth_method="client_secret_post",
        redirect_uri=redirect_uri,
        post_logout_redirect_uri=post_logout_redirect_uri,
        scope="openid identite_pivot preferred_username email",
        acr_values="eidas1",
        level=1,
        id_token_algs=("ES256",),
        userinfo="jwt",
        userinfo_algs=("ES256",),
        claims=FRANCECONNECT_CLAIMS,
        prompt=prompt,
        hosts=_hosts(issuer),
    )


def franceconnect_plus(
    *,
    issuer: str,
    client_id: str,
    client_key: ECKey,
    decryption_keys: KeySet,
    redirect_uri: str,
    post_logout_redirect_uri: str,
    acr_values: Literal["eidas2", "eidas3"] = "eidas2",
) -> Provider:
    """FranceConnect+: everything signed ES256 then encrypted to us; eIDAS substantial or high."""
    return Provider(
        name="franceconnect-plus",
        issuer=issuer,
        discovery_url=f"{issuer}/.well-known/openid-configuration",
        client_id=client_id,
        client_key=client_key,
        auth_method="private_key_jwt",
        redirect_uri=redirect_uri,
        post_logout_redirect_uri=post_logout_redirect_uri,
        scope="openid identite_pivot preferred_username email",
        acr_values=acr_values,
        level=int(acr_values[-1]),
        id_token_algs=("ES256",),
        userinfo="jwt",
        userinfo_algs=("ES256",),
        encrypted=True,
        decryption_keys=decryption_keys,
        claims=FRANCECONNECT_CLAIMS,
        hosts=_hosts(issuer),
    )


def prosanteconnect(
    *,
    issuer: str,
    client_id: str,
    client_secret: str,
    redirect_uri: str,
    post_logout_redirect_uri: str,
    authorize_hosts: Iterable[str] = (),
    prompt: str = "",
) -> Provider:
    """Pro Santé Connect: its own discovery name, and people sign in on another host (wallet.…)."""
    return Provider(
        name="prosanteconnect",
        issuer=issuer,
        discovery_url=f"{issuer}/.well-known/wallet-openid-configuration",
        client_id=client_id,
        client_secret=client_secret,
        auth_method="client_secret_basic",
        redirect_uri=redirect_uri,
        post_logout_redirect_uri=post_logout_redirect_uri,
        scope="openid scope_all",
        acr_values="eidas1",
        level=1,
        id_token_algs=("RS256",),
        userinfo="json",
        claims=PROSANTECONNECT_CLAIMS,
        prompt=prompt,
        hosts=_hosts(issuer) | frozenset(authorize_hosts),
    )


def _hosts(issuer: str) -> frozenset[str]:
    return frozenset({urlsplit(issuer).netloc.lower()})
