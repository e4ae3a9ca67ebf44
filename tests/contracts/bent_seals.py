"""Envelopes around what a provider signs: as FranceConnect+ makes them, or with a trap inside."""

import warnings

from joserfc import jwe

from tests.contracts.bent_provider import CLIENT_ID

WRITER = jwe.JWERegistry(
    algorithms=["RSA-OAEP-256", "ECDH-ES", "RSA-OAEP", "RSA1_5", "A256GCM", "A128CBC-HS256", "DEF"],
    strict_check_header=False,
)


def sealed(alg, enc="A256GCM", *, key, **header):
    told = {"alg": alg, "enc": enc, "cty": "JWT", "kid": key.kid, "aud": CLIENT_ID, **header}

    def seal(text):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # joserfc frowns on RSA1_5, as we do
            return jwe.encrypt_compact(told, text, key, registry=WRITER)

    return seal
