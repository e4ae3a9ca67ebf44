"""The key-encryption keys: never in the database. In a 0600 file here; a transit service or a
PKCS#11 module behind the same two verbs in production. Absent: closed, no fallback."""

import base64
import json
import os
import stat
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.kit.sealing import KEY, NONCE, Broken


class KeyRing(Protocol):
    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        """Wrap `key` with the present key-encryption key: its id, and the wrapped bytes."""

    def unwrap(self, kek_id: str, wrapped: bytes, about: bytes) -> bytes:
        """The key again. Raises Broken when it was wrapped for something else."""


class NoKeys(Exception):
    """The key-encryption keys are missing or badly kept: nothing can be opened."""


class FileKeyRing:
    """`{"present": id, "keys": {id: base64}}` in a file that only its owner may read."""

    def __init__(self, path: Path) -> None:
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
            kept = json.loads(path.read_text())
        except (OSError, ValueError) as why:
            raise NoKeys(f"{path.name}: {type(why).__name__}") from None
        if mode & 0o077:
            raise NoKeys(f"{path.name}: others may read it (mode {mode:o}); type chmod 600")
        self.present: str = kept["present"]
        self._keys = {name: base64.b64decode(key) for name, key in kept["keys"].items()}

    def __repr__(self) -> str:
        return f"FileKeyRing(present={self.present!r})"

    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        nonce = os.urandom(NONCE)
        return self.present, nonce + AESGCM(self._keys[self.present]).encrypt(nonce, key, about)

    def unwrap(self, kek_id: str, wrapped: bytes, about: bytes) -> bytes:
        try:
            return AESGCM(self._keys[kek_id]).decrypt(wrapped[:NONCE], wrapped[NONCE:], about)
        except (KeyError, InvalidTag):
            raise Broken from None


def create(path: Path) -> None:
    """Make a ring with one new key. Raises FileExistsError rather than lose an older one."""
    ring = {"present": "1", "keys": {"1": base64.b64encode(os.urandom(KEY)).decode()}}
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(ring, file)
