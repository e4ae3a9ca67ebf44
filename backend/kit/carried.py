"""Words that a browser carries for us from one page to the next, and that it cannot read.

They are sealed with a key made of the secret of the sign-in (HKDF, RFC 5869): nothing is kept here, another
sign-in opens nothing, and once this one is over nobody does.
"""

import binascii
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.kit.sealing import KEY, NONCE


def _cipher(secret: str, use: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY, salt=None, info=f"carried|{use}".encode()).derive(secret.encode()))


def sealed(secret: str, use: str, words: str) -> str:
    """As a cookie may hold it."""
    nonce = os.urandom(NONCE)
    return urlsafe_b64encode(nonce + _cipher(secret, use).encrypt(nonce, words.encode(), None)).decode()


def opened(secret: str, use: str, carried: str) -> str:
    """The words; empty when they are of another sign-in, of another use, or were changed."""
    try:
        raw = urlsafe_b64decode(carried.encode("ascii"))
        return _cipher(secret, use).decrypt(raw[:NONCE], raw[NONCE:], None).decode()
    except (binascii.Error, InvalidTag, ValueError):
        return ""
