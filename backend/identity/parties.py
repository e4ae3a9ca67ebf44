"""The providers of this service, from its settings."""

from urllib.parse import urlsplit

from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.providers import Provider, franceconnect, prosanteconnect
from backend.kit.outbound import Outbound
from backend.settings import Settings

BUILDERS = {"franceconnect": franceconnect, "prosanteconnect": prosanteconnect}


def parties(settings: Settings) -> dict[str, RelyingParty]:
    """One relying party for each provider that the settings name."""
    return {
        name: RelyingParty(provider, outbound_for(settings, provider))
        for name in BUILDERS
        if (provider := provider_of(settings, name))
    }


def provider_of(settings: Settings, name: str) -> Provider | None:
    known = settings.provider(name)  # type: ignore[arg-type]
    if not known.issuer:
        return None
    return BUILDERS[name](
        issuer=known.issuer,
        client_id=known.client_id,
        client_secret=known.client_secret,
        redirect_uri=f"{settings.origin}/entrer/{name}/retour",
        post_logout_redirect_uri=f"{settings.origin}/au-revoir",
    )


def outbound_for(settings: Settings, provider: Provider) -> Outbound:
    hosts = provider.hosts | frozenset(settings.outbound_hosts) | {urlsplit(provider.discovery_url).netloc}
    return Outbound(hosts=frozenset(hosts), allow_loopback=settings.outbound_allow_loopback)
