"""How a file is sealed: in chunks, so that neither side has it whole.

Each chunk is AES-256-GCM with a counter and a last-one mark in the nonce (the STREAM construction, Hoang,
Reyhanitabar, Rogaway and Vizár 2015): a chunk lost, swapped or cut does not open.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.kit.sealing import Broken

CHUNK = 256 * 1024
TAG = 16
PREFIX = 7


def _nonce(prefix: bytes, place: int, *, last: bool) -> bytes:
    return prefix + place.to_bytes(4) + (b"\x01" if last else b"\x00")


def sealed(words: bytes, key: bytes, name: str) -> Iterator[bytes]:
    view, prefix, cipher = memoryview(words), os.urandom(PREFIX), AESGCM(key)
    yield prefix
    for place, at in enumerate(range(0, len(words) or 1, CHUNK)):
        nonce = _nonce(prefix, place, last=at + CHUNK >= len(words))
        yield cipher.encrypt(nonce, view[at : at + CHUNK], name.encode())


def opened(kept: Iterable[Any], key: bytes, name: str) -> Iterator[bytes]:
    """`kept` comes in pieces of any length, as the store sends them. Raises Broken."""
    cells, cipher = _cells(kept), AESGCM(key)
    prefix, alone = next(cells)
    if alone:
        raise Broken
    for place, (cell, last) in enumerate(cells):
        try:
            yield cipher.decrypt(_nonce(prefix, place, last=last), cell, name.encode())
        except InvalidTag:
            raise Broken from None


def _cells(pieces: Iterable[Any]) -> Iterator[tuple[bytes, bool]]:
    """The prefix, then each sealed chunk; and whether it is the last thing there is."""
    kept, wanted = bytearray(), PREFIX
    for piece in pieces:
        kept += piece
        while len(kept) > wanted:  # what may be the last waits for what follows
            yield bytes(kept[:wanted]), False
            del kept[:wanted]
            wanted = CHUNK + TAG
    yield bytes(kept), True
