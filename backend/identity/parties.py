"""The providers of this service, from its settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from joserfc.jwk import ECKey
from msgspec import json
from msgspec.structs import replace

from backend import settings as told
from backend.identity.oidc import opening_keys
from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.opening_keys import OpeningKeys
from backend.identity.oidc.provider import Provider
from backend.identity.oidc.providers import franceconnect, franceconnect_plus, prosanteconnect
from backend.kit.outbound import Outbound
from backend.settings import Settings

PLUS = "franceconnect-plus"
BUILDERS: dict[str, Callable[..., Provider]] = {
    PLUS: franceconnect_plus,
    "franceconnect": franceconnect,
    "prosanteconnect": prosanteconnect,
}


def parties(settings: Settings) -> dict[str, RelyingParty]:
    """One relying party for each provider that the settings name. Raises NoKeys without those that open."""
    return {
        name: RelyingParty(provider, outbound_for(settings, provider))
        for name in BUILDERS
        if (provider := provider_of(settings, name))
    }


def provider_of(settings: Settings, name: str) -> Provider | None:
    """What was agreed with this provider, or None when the settings do not name it."""
    known = settings.provider(name)  # type: ignore[arg-type]
    if not known.issuer:
        return None
    agreed = BUILDERS[name](
        issuer=known.issuer,
        client_id=known.client_id,
        client_key=key_in(Path(known.key_file)) if known.key_file else None,
        redirect_uri=f"{settings.origin}/entrer/{name}/retour",
        post_logout_redirect_uri=f"{settings.origin}/au-revoir",
        **_own_terms(settings, known),
    )
    return replace(
        agreed,
        discovery_url=known.discovery_url or agreed.discovery_url,
        hosts=agreed.hosts | frozenset(settings.outbound_hosts),
    )


def _own_terms(settings: Settings, known: told.Provider) -> dict[str, Any]:
    """FranceConnect+ knows us by a key only, and seals what it sends."""
    if known.name == PLUS:
        return {"decryption_keys": OpeningKeys(settings.keys_dir / opening_keys.FILE).private}
    return {"client_secret": known.client_secret}


def key_in(file: Path) -> ECKey:
    """A private key on P-256, as a JWK or in PEM. Its name, when it has none, is its thumbprint (RFC 7638)."""
    words = file.read_text()
    key = ECKey.import_key(json.decode(words) if words.lstrip().startswith("{") else words)
    key.ensure_kid()
    return key


def outbound_for(settings: Settings, provider: Provider) -> Outbound:
    hosts = provider.hosts | {urlsplit(provider.discovery_url).netloc}
    return Outbound(hosts=frozenset(hosts), allow_loopback=settings.outbound_allow_loopback)
