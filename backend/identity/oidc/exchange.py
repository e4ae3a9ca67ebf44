"""The two calls made for each sign-in: the code against tokens, then the identity."""

from typing import Any

import httpx2
import msgspec
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.httpx_client import (  # type: ignore[import-untyped]
    AsyncOAuth2Client,
)
from authlib.oauth2.rfc7523 import PrivateKeyJWT  # type: ignore[import-untyped]

from backend.identity.oidc.discovery import Metadata
from backend.identity.oidc.errors import (
    CodeRefused,
    ProviderMisconfigured,
    ProviderUnavailable,
    UserinfoRefused,
)
from backend.identity.oidc.provider import Provider
from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.outbound import Outbound

_NO_ANSWER = (OutboundRefused, OutboundUnreachable, httpx2.HTTPError)
_UNREADABLE = (msgspec.MsgspecError, RecursionError, ValueError, TypeError)


class Tokens(msgspec.Struct, frozen=True):
    access_token: str
    id_token: str


def open_client(provider: Provider, metadata: Metadata, outbound: Outbound) -> Any:
    """An authlib client that goes out through the guarded door only."""
    client = AsyncOAuth2Client(
        provider.client_id,
        provider.client_key or provider.client_secret,
        token_endpoint_auth_method=provider.auth_method,
        redirect_uri=provider.redirect_uri,
        scope=provider.scope,
        code_challenge_method="S256",
        # FranceConnect's access tokens live 60 seconds: authlib's own margin would refuse them.
        leeway=0,
        transport=outbound.transport(),
        follow_redirects=False,
        trust_env=False,
        timeout=outbound.seconds,
    )
    if provider.client_key is not None:
        header = {"kid": provider.client_key.kid} if provider.client_key.kid else None
        proof = PrivateKeyJWT(metadata.token_endpoint, alg="ES256", headers=header)
        client.register_client_auth_method(proof)
    return client


async def redeem(client: Any, metadata: Metadata, *, code: str, verifier: str) -> Tokens:
    """Exchange the code, proving that we began this sign-in (PKCE)."""
    try:
        answer = await client.fetch_token(
            metadata.token_endpoint,
            grant_type="authorization_code",
            code=code,
            code_verifier=verifier,
        )
        return msgspec.convert(dict(answer), Tokens)
    except OAuthError as error:
        if error.error == "invalid_grant":
            raise CodeRefused("token endpoint") from error
        raise ProviderMisconfigured("token endpoint") from error
    except (*_NO_ANSWER, *_UNREADABLE) as error:
        raise ProviderUnavailable("token endpoint") from error


async def read_userinfo(client: Any, metadata: Metadata) -> httpx2.Response:
    try:
        answer: httpx2.Response = await client.get(metadata.userinfo_endpoint)
    except (*_NO_ANSWER, OAuthError) as error:
        raise ProviderUnavailable("userinfo") from error
    if answer.status_code != 200:
        raise ProviderUnavailable("userinfo status")
    return answer


def read_object(content: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UserinfoRefused("json") from error
