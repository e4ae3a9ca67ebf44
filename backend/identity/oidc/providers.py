"""What was agreed with each identity provider when this service was registered there."""

from collections.abc import Callable, Iterable
from typing import Literal
from urllib.parse import urlsplit

from joserfc.jwk import ECKey, KeySet

from backend.identity.oidc.provider import Provider

FRANCECONNECT_CLAIMS = (
    "given_name", "family_name", "birthdate", "gender", "birthplace", "birthcountry", "preferred_username", "email",
)  # fmt: skip
PROSANTECONNECT_CLAIMS = (
    "given_name", "family_name", "preferred_username", "SubjectNameID", "SubjectRole", "SubjectOrganization",
    "SubjectOrganizationID", "SubjectRefPro", "Secteur_Activite", "Palier_Authentification", "otherIds",
)  # fmt: skip


def franceconnect(
    *,
    issuer: str,
    client_id: str,
    client_secret: str = "",
    client_key: ECKey | None = None,
    redirect_uri: str,
    post_logout_redirect_uri: str,
) -> Provider:
    """FranceConnect, standard level: signed ES256, identity as a signed JWT, no refresh token."""
    return Provider(
        name="franceconnect",
        issuer=issuer,
        discovery_url=f"{issuer}/.well-known/openid-configuration",
        client_id=client_id,
        client_secret=client_secret,
        client_key=client_key,
        auth_method="private_key_jwt" if client_key else "client_secret_post",
        redirect_uri=redirect_uri,
        post_logout_redirect_uri=post_logout_redirect_uri,
        scope="openid identite_pivot preferred_username email",
        acr_values="eidas1",
        level=1,
        id_token_algs=("ES256",),
        userinfo="jwt",
        userinfo_algs=("ES256",),
        claims=FRANCECONNECT_CLAIMS,
        hosts=_hosts(issuer),
    )


def franceconnect_plus(
    *,
    issuer: str,
    client_id: str,
    client_key: ECKey,
    decryption_keys: Callable[[], KeySet],
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
    client_secret: str = "",
    client_key: ECKey | None = None,
    redirect_uri: str,
    post_logout_redirect_uri: str,
    authorize_hosts: Iterable[str] = (),
) -> Provider:
    """Pro Santé Connect: its own discovery name, and people sign in on another host (wallet.…)."""
    return Provider(
        name="prosanteconnect",
        issuer=issuer,
        discovery_url=f"{issuer}/.well-known/wallet-openid-configuration",
        client_id=client_id,
        client_secret=client_secret,
        client_key=client_key,
        auth_method="private_key_jwt" if client_key else "client_secret_basic",
        redirect_uri=redirect_uri,
        post_logout_redirect_uri=post_logout_redirect_uri,
        scope="openid scope_all",
        acr_values="eidas1",
        level=1,
        id_token_algs=("RS256",),
        userinfo="json",
        claims=PROSANTECONNECT_CLAIMS,
        hosts=_hosts(issuer) | frozenset(authorize_hosts),
    )


def _hosts(issuer: str) -> frozenset[str]:
    return frozenset({urlsplit(issuer).netloc.lower()})
