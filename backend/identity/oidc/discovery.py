"""What a provider publishes about itself: its addresses and its public keys, kept for an hour."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import httpx2
import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from backend.identity.oidc.errors import ProviderMisconfigured, ProviderUnavailable
from backend.identity.oidc.provider import Provider
from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.outbound import Outbound

KEPT = timedelta(hours=1)
# A forged token with an unknown key must not make us call the provider again and again.
BETWEEN_RENEWALS = timedelta(minutes=1)
_UNREADABLE = (msgspec.MsgspecError, RecursionError, ValueError)


class Metadata(msgspec.Struct, frozen=True):
    """The discovery document, as far as it concerns us."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    end_session_endpoint: str | None = None
    authorization_response_iss_parameter_supported: bool = False
    code_challenge_methods_supported: list[str] | None = None

    def check(self, provider: Provider, outbound: Outbound) -> None:
        """The issuer agreed on, S256, and no address outside the hosts agreed on."""
        if self.issuer != provider.issuer:
            raise ProviderMisconfigured("issuer")
        methods = self.code_challenge_methods_supported
        if methods is not None and "S256" not in methods:
            raise ProviderMisconfigured("PKCE without S256")
        for address in self._addresses():
            if urlsplit(address).netloc.lower() not in provider.hosts:
                raise ProviderMisconfigured("an address on another host")
            outbound.check(httpx2.URL(address))

    def _addresses(self) -> list[str]:
        called = [self.token_endpoint, self.userinfo_endpoint, self.jwks_uri]
        visited = [self.authorization_endpoint, self.end_session_endpoint]
        return called + [address for address in visited if address]


class Directory:
    """Remembers what one provider publishes. `now` comes from the caller: no clock in here."""

    def __init__(self, provider: Provider, outbound: Outbound) -> None:
        self._provider = provider
        self._outbound = outbound
        self._metadata: tuple[Metadata, datetime] | None = None
        self._keys: tuple[KeySet, datetime] | None = None

    async def metadata(self, now: datetime) -> Metadata:
        if self._metadata is None or now - self._metadata[1] >= KEPT:
            self._metadata = (await self._read_metadata(), now)
        return self._metadata[0]

    async def keys(self, now: datetime, *, unknown: bool = False) -> KeySet:
        """The public keys. `unknown`: those we have do not fit, read them again (once a minute)."""
        metadata = await self.metadata(now)
        kept = BETWEEN_RENEWALS if unknown else KEPT
        if self._keys is None or now - self._keys[1] >= kept:
            self._keys = (await self._read_keys(metadata), now)
        return self._keys[0]

    async def _read_metadata(self) -> Metadata:
        content = await self._get(self._provider.discovery_url)
        try:
            metadata = msgspec.json.decode(content, type=Metadata)
            metadata.check(self._provider, self._outbound)
        except (*_UNREADABLE, OutboundRefused, httpx2.InvalidURL) as error:
            raise ProviderMisconfigured("discovery") from error
        return metadata

    async def _read_keys(self, metadata: Metadata) -> KeySet:
        content = await self._get(metadata.jwks_uri)
        try:
            return KeySet.import_key_set(msgspec.json.decode(content))
        except (*_UNREADABLE, JoseError, KeyError, TypeError) as error:
            raise ProviderMisconfigured("keys") from error

    async def _get(self, url: str) -> bytes:
        try:
            async with self._outbound.client() as client:
                answer = await client.get(url)
        except (OutboundRefused, OutboundUnreachable) as error:
            raise ProviderUnavailable("no usable answer") from error
        if answer.status_code != 200:
            raise ProviderUnavailable("unexpected status")
        return answer.content
