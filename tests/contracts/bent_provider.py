"""An identity provider that speaks the real protocol and can lie wherever a test bends it.

Every `bend_*` receives the honest value and gives the one to send. `replies` replaces an
endpoint altogether. Its clock stands still at NOW.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

from tests.contracts.bent_http import Answer, Asked

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
SUB = "7" * 64 + "v1"
CLIENT_ID, CLIENT_SECRET = "service-a-portee", "correct-horse-battery-staple"
Claims = dict[str, Any]


def honest(value: Any) -> Any:
    return value


def new_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": "ES256"})


@cache
def key_of_pro_sante_connect() -> RSAKey:
    """One for all: making it takes as long as a test."""
    return RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"})


class BentProvider:
    def __init__(self) -> None:
        self.origin = ""
        self.key: ECKey | RSAKey = new_key("first")
        self.published = [self.key]
        self.binds_pkce = True
        self.bend_discovery: Callable[[Claims], Claims] = honest
        self.bend_params: Callable[[dict[str, str]], dict[str, str]] = honest
        self.bend_claims: Callable[[Claims], Claims] = honest
        self.bend_userinfo: Callable[[Claims], Claims] = honest
        self.bend_token: Callable[[str], str] = honest  # the text of the ID token
        self.bend_userinfo_text: Callable[[str], str] = honest
        self.sign: Callable[[Claims], str] = self.sign_honestly
        self.userinfo_kind = "application/jwt"
        self.acr = "eidas1"
        self.seal: Callable[[str], str] = honest
        self.replies: dict[str, Callable[[], Awaitable[Answer]]] = {}
        self.asked: list[Asked] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.access_token = "an-access-token"
        self.person: Claims = {
            "given_name": "Ana Lúcia",
            "family_name": "OLIVEIRA",
            "birthdate": "1951-07-09",
        }

    def authorize(self, url: str) -> dict[str, str]:
        """What the person's browser brings back after she signed in."""
        asked = dict(parse_qsl(urlsplit(url).query))
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return self.bend_params({"code": code, "state": asked["state"], "iss": self.origin})

    async def handle(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        if asked.path in self.replies:
            return await self.replies[asked.path]()
        answers = {
            "/.well-known/openid-configuration": self._discovery,
            "/jwks": self._jwks,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }
        return answers[asked.path](asked)

    def count(self, path: str) -> int:
        return sum(asked.path == path for asked in self.asked)

    def signs_like_pro_sante_connect(self) -> None:
        self.key = key_of_pro_sante_connect()
        self.published, self.userinfo_kind = [self.key], "application/json"

    def sign_honestly(self, claims: Claims) -> str:
        alg = "RS256" if isinstance(self.key, RSAKey) else "ES256"
        return jws.serialize_compact({"alg": alg, "kid": self.key.kid}, json.dumps(claims), self.key, algorithms=[alg])

    def id_claims(self, nonce: str) -> Claims:
        digest = hashlib.sha256(self.access_token.encode()).digest()[:16]
        return {
            "iss": self.origin,
            "aud": CLIENT_ID,
            "sub": SUB,
            "nonce": nonce,
            "acr": self.acr,
            "auth_time": SECONDS,
            "iat": SECONDS,
            "exp": SECONDS + 60,
            "at_hash": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        }

    def _discovery(self, _: Asked) -> Answer:
        document = {
            "issuer": self.origin,
            "authorization_endpoint": f"{self.origin}/authorize",
            "token_endpoint": f"{self.origin}/token",
            "userinfo_endpoint": f"{self.origin}/userinfo",
            "jwks_uri": f"{self.origin}/jwks",
            "end_session_endpoint": f"{self.origin}/session/end",
            "authorization_response_iss_parameter_supported": True,
        }
        return _json(self.bend_discovery(document))

    def _jwks(self, _: Asked) -> Answer:
        return _json({"keys": [key.as_dict(private=False) for key in self.published]})

    def _token(self, asked: Asked) -> Answer:
        begun = self.codes.pop(asked.form["code"], None)
        digest = hashlib.sha256(asked.form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if begun is None or (self.binds_pkce and begun["code_challenge"] != challenge):
            return _json({"error": "invalid_grant"}, status=400)
        token = self.sign(self.bend_claims(self.id_claims(begun["nonce"])))
        granted = {
            "access_token": self.access_token,
            "token_type": "Bearer",
            "expires_in": 60,
            "id_token": self.seal(self.bend_token(token)),
        }
        return _json(granted)

    def _userinfo(self, asked: Asked) -> Answer:
        assert asked.headers["authorization"] == f"Bearer {self.access_token}"
        claims = {"sub": SUB, "iss": self.origin, "aud": CLIENT_ID, **self.person}
        claims = self.bend_userinfo(claims)
        text = json.dumps(claims) if "json" in self.userinfo_kind else self.sign_honestly(claims)
        text = self.bend_userinfo_text(text)
        return Answer((text if "json" in self.userinfo_kind else self.seal(text)).encode(), self.userinfo_kind)


def _json(value: object, status: int = 200) -> Answer:
    return Answer(json.dumps(value).encode(), status=status)
