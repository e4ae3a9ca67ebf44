"""Sealed files in an object store: a folder, or anything that speaks S3.

Each file has a key of its own, under a random name. Chunks are AES-256-GCM with a counter and a
last-one mark in the nonce (the STREAM construction, Hoang, Reyhanitabar, Rogaway and Vizár 2015):
a chunk lost, swapped or cut does not open.
"""

import hashlib
import os
from collections.abc import Iterator
from uuid import uuid4

import msgspec
import obstore
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from obstore.store import ObjectStore, from_url

from backend.kit.sealing import Broken, new_key

CHUNK = 256 * 1024
TAG = 16
PREFIX = 7


class Stored(msgspec.Struct, frozen=True):
    """Where a sealed file is, and what its plain bytes were."""

    store_key: str
    size: int
    sha256: bytes


class Vault:
    def __init__(self, store: ObjectStore) -> None:
        self.store = store

    async def put(self, words: bytes) -> tuple[Stored, bytes]:
        """Seal and keep `words`: where they are, and their new key, still unwrapped."""
        name, key = uuid4().hex, new_key()
        sealed = b"".join(_sealed(words, key, name))
        await obstore.put_async(self.store, name, sealed, mode="create")
        return Stored(name, len(words), hashlib.sha256(words).digest()), key

    async def get(self, stored: Stored, key: bytes) -> bytes:
        """The plain bytes. Raises Broken when they are not those that were put."""
        kept = await obstore.get_async(self.store, stored.store_key)
        words = b"".join(_opened(bytes(await kept.bytes_async()), key, stored.store_key))
        if hashlib.sha256(words).digest() != stored.sha256:
            raise Broken
        return words

    async def drop(self, store_key: str) -> None:
        await obstore.delete_async(self.store, store_key)


def open_vault(url: str) -> Vault:
    """`file:///folder` or `s3://bucket/prefix`. The folder is made when missing."""
    if url.startswith("file://"):
        os.makedirs(url.removeprefix("file://"), mode=0o700, exist_ok=True)
    return Vault(from_url(url))


def _nonces(prefix: bytes, count: int) -> Iterator[bytes]:
    for place in range(count):
        yield prefix + place.to_bytes(4) + (b"\x01" if place == count - 1 else b"\x00")


def _sealed(words: bytes, key: bytes, name: str) -> Iterator[bytes]:
    chunks = [words[at : at + CHUNK] for at in range(0, len(words), CHUNK)] or [b""]
    prefix, cipher = os.urandom(PREFIX), AESGCM(key)
    yield prefix
    for nonce, chunk in zip(_nonces(prefix, len(chunks)), chunks, strict=True):
        yield cipher.encrypt(nonce, chunk, name.encode())


def _opened(sealed: bytes, key: bytes, name: str) -> Iterator[bytes]:
    prefix, body, cipher = sealed[:PREFIX], sealed[PREFIX:], AESGCM(key)
    chunks = [body[at : at + CHUNK + TAG] for at in range(0, len(body), CHUNK + TAG)]
    for nonce, chunk in zip(_nonces(prefix, len(chunks)), chunks, strict=True):
        try:
            yield cipher.decrypt(nonce, chunk, name.encode())
        except InvalidTag:
            raise Broken from None
