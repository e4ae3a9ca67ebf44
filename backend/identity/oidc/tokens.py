"""Open and verify what a provider signs: a JWS, or a JWS inside a JWE."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from joserfc import jwe, jws, jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from backend.identity.oidc.errors import TokenRefused

# No RSA1_5, no SHA-1, no compression: what a bomb or an oracle would need.
_ENCRYPTION = jwe.JWERegistry(
    algorithms=["ECDH-ES", "RSA-OAEP-256", "A256GCM"],
    # FranceConnect+ repeats iss and aud in the header of the envelope.
    strict_check_header=False,
)


class UnknownKey(TokenRefused):
    """Signed by a key the provider had not published."""


class Signed(msgspec.Struct, frozen=True):
    """A verified token: its text (decrypted), the algorithm, what it says."""

    text: str
    alg: str
    claims: Mapping[str, Any]


def bare(token: str) -> str:
    """A signed token that nobody agreed to seal: a sealed one is refused."""
    if token.count(".") != 2:
        raise TokenRefused("envelope")
    return token


def unwrap(token: str, keys: Callable[[], KeySet] | None) -> str:
    """The signed token inside. Not sealed when it should be is refused."""
    if token.count(".") != 4 or keys is None:
        raise TokenRefused("envelope")
    try:
        opened = jwe.decrypt_compact(token, keys(), registry=_ENCRYPTION).plaintext or b""
        inner = opened.decode("ascii")
    except (JoseError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise TokenRefused("envelope") from error
    return bare(inner)


def verify(text: str, keys: KeySet, algs: tuple[str, ...]) -> Signed:
    """Check the signature with the provider's own keys: a key in the header is never used."""
    try:
        alg = jws.extract_compact(text.encode()).headers()["alg"]
        if alg not in algs:
            raise TokenRefused("alg")
        token = jwt.decode(text, keys, registry=jws.JWSRegistry(algorithms=algs))
    except InvalidKeyIdError as error:
        raise UnknownKey("kid") from error
    except (JoseError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise TokenRefused("signature") from error
    return Signed(text=text, alg=alg, claims=token.claims)
