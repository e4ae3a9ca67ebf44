"""Open and verify what a provider signs: a JWS, or a JWS inside a JWE."""

from collections.abc import Mapping
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


def unwrap(token: str, *, encrypted: bool, keys: KeySet | None) -> str:
    """The signed token inside. Not encrypted when it should be, or the reverse, is refused."""
    parts = token.count(".") + 1
    if parts != (5 if encrypted else 3):
        raise TokenRefused("envelope")
    if not encrypted or keys is None:
        return token
    try:
        opened = jwe.decrypt_compact(token, keys, registry=_ENCRYPTION).plaintext or b""
        inner = opened.decode("ascii")
    except (JoseError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise TokenRefused("envelope") from error
    if inner.count(".") != 2:
        raise TokenRefused("envelope")
    return inner


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
