"""The relying party: sends people to a provider and judges what comes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx2

from backend.identity.oidc import checks, tokens
from backend.identity.oidc.answers import read_code
from backend.identity.oidc.attempt import Attempt
from backend.identity.oidc.discovery import Directory, Metadata
from backend.identity.oidc.errors import SignInRefused, UserinfoRefused
from backend.identity.oidc.exchange import Tokens, open_client, read_object, read_userinfo, redeem
from backend.identity.oidc.logout import Ended, read_ended
from backend.identity.oidc.proof import Proof, make_proof
from backend.identity.oidc.provider import Provider
from backend.kit.outbound import Outbound


class RelyingParty:
    """One per provider and process. Every refusal is a `SignInRefused` with its text key."""

    def __init__(self, provider: Provider, outbound: Outbound) -> None:
        self.provider = provider
        self._outbound = outbound
        self._directory = Directory(provider, outbound)

    async def authorization_url(self, attempt: Attempt) -> str:
        """Where to send the browser. PKCE is always S256: "plain" is never offered."""
        metadata = await self._directory.metadata(attempt.created_at)
        client = open_client(self.provider, metadata, self._outbound)
        asked = {"nonce": attempt.nonce, "acr_values": self.provider.acr_values, "ui_locales": "fr"}
        if attempt.prompt:
            asked["prompt"] = attempt.prompt
        async with client:
            url, _ = client.create_authorization_url(
                metadata.authorization_endpoint,
                state=attempt.state,
                code_verifier=attempt.verifier,
                **asked,
            )
        return str(url)

    async def finish(self, params: Mapping[str, str], attempt: Attempt, now: datetime) -> Proof:
        """The callback's parameters against the attempt they answer, already taken out of use."""
        provider = self.provider
        attempt.check(provider, now)
        metadata = await self._directory.metadata(now)
        code = read_code(
            params,
            state=attempt.state,
            issuer=provider.issuer,
            iss_expected=metadata.authorization_response_iss_parameter_supported,
        )
        async with open_client(provider, metadata, self._outbound) as client:
            granted = await redeem(client, metadata, code=code, verifier=attempt.verifier)
            identity = await self._identity(granted, attempt, now)
            level = checks.level_of(identity.claims, asked=provider.level)
            userinfo = await self._userinfo(client, metadata, now)
        checks.check_same_person(userinfo, identity.claims["sub"])
        return make_proof(provider, identity.claims, userinfo, level=level, id_token=identity.text)

    async def logout_url(self, id_token: str, state: str, now: datetime) -> str | None:
        """Where to end the provider's own session, or None: leaving us never depends on it."""
        try:
            metadata = await self._directory.metadata(now)
        except SignInRefused:
            return None
        if metadata.end_session_endpoint is None:
            return None
        asked = {
            "id_token_hint": id_token,
            "post_logout_redirect_uri": self.provider.post_logout_redirect_uri,
            "state": state,
        }
        return str(httpx2.URL(metadata.end_session_endpoint).copy_merge_params(asked))

    async def ended(self, token: str, now: datetime) -> Ended:
        """What the provider itself ended, by its signed word."""
        signed = await self._signed(tokens.bare(token), self.provider.id_token_algs, now)
        return read_ended(signed.claims, self.provider, int(now.timestamp()))

    async def _identity(self, granted: Tokens, attempt: Attempt, now: datetime) -> tokens.Signed:
        provider = self.provider
        signed = await self._verify(granted.id_token, provider.id_token_algs, now)
        claims, begun = signed.claims, int(attempt.created_at.timestamp())
        checks.check_party(claims, issuer=provider.issuer, client_id=provider.client_id)
        checks.check_times(claims, now=int(now.timestamp()), skew=provider.skew, begun=begun)
        checks.check_nonce(claims, attempt.nonce)
        checks.check_at_hash(claims, alg=signed.alg, access_token=granted.access_token)
        if "login" in attempt.prompt.split():
            checks.check_fresh(claims, begun=begun, skew=provider.skew)
        checks.subject_of(claims)
        return signed

    async def _userinfo(self, client: Any, metadata: Metadata, now: datetime) -> checks.Claims:
        answer = await read_userinfo(client, metadata)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != f"application/{self.provider.userinfo}":
            raise UserinfoRefused("content type")
        if self.provider.userinfo == "json":
            return read_object(answer.content)
        signed = await self._verify(answer.text.strip(), self.provider.userinfo_algs, now)
        checks.check_party(signed.claims, issuer=self.provider.issuer, client_id=self.provider.client_id)
        return signed.claims

    async def _verify(self, token: str, algs: tuple[str, ...], now: datetime) -> tokens.Signed:
        provider = self.provider
        text = tokens.unwrap(token, provider.decryption_keys) if provider.encrypted else tokens.bare(token)
        return await self._signed(text, algs, now)

    async def _signed(self, text: str, algs: tuple[str, ...], now: datetime) -> tokens.Signed:
        try:
            return tokens.verify(text, await self._directory.keys(now), algs)
        except tokens.UnknownKey:
            return tokens.verify(text, await self._directory.keys(now, unknown=True), algs)
