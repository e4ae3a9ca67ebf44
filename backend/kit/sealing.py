"""Seal and open content: AES-256-GCM (NIST SP 800-38D), bound to the place where it is kept.

A sealed value moved to another row, column or tenant does not open: the place is authenticated
with it (AAD). One byte of version in front, then the nonce, then the ciphertext with its tag.
"""

import hashlib
import hmac
import os
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE = 12
KEY = 32


class Broken(Exception):
    """What was kept does not open here: changed, moved, or sealed with another key."""


class Place(msgspec.Struct, frozen=True):
    """Where a sealed value is kept: tenant, table, row, column, and which key sealed it."""

    tenant: UUID
    table: str
    row: UUID
    column: str
    key_id: UUID

    def aad(self) -> bytes:
        return f"{self.tenant}|{self.table}|{self.row}|{self.column}|{self.key_id}".encode()


def new_key() -> bytes:
    return os.urandom(KEY)


def seal(key: bytes, words: bytes, place: Place) -> bytes:
    nonce = os.urandom(NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, words, place.aad())


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """Raises Broken when a bit, the place or the key is not the one of `seal`."""
    if sealed[:1] != VERSION:
        raise Broken
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], place.aad())
    except InvalidTag:
        raise Broken from None


def blind_index(key: bytes, value: str) -> bytes:
    """16 bytes that are equal when the values are, and tell nothing without the key."""
    return hmac.digest(key, value.encode(), hashlib.sha256)[:16]
