"""The key-encryption keys: never in the database. In a 0600 file here; a transit service or a
PKCS#11 module behind the same two verbs in production. Absent: closed, no fallback."""

import os
import stat
from pathlib import Path
from typing import Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.kit import files
from backend.kit.sealing import KEY, NONCE, Broken


class KeyRing(Protocol):
    @property
    def present(self) -> str:
        """The id of the key that wraps from now on."""

    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        """Wrap `key` with the present key-encryption key: its id, and the wrapped bytes."""

    def unwrap(self, kek_id: str, wrapped: bytes, about: bytes) -> bytes:
        """The key again. Raises Broken when it was wrapped for something else."""


class NoKeys(Exception):
    """The key-encryption keys are missing or badly kept: nothing can be opened."""


class Kept(msgspec.Struct, frozen=True):
    """What the file says: every key by its id, and the id of the one that wraps from now on."""

    present: str
    keys: dict[str, bytes]

    def __repr__(self) -> str:
        return f"Kept(present={self.present!r})"


class FileKeyRing:
    """`{"present": id, "keys": {id: base64}}` in a file that only its owner may read."""

    def __init__(self, path: Path) -> None:
        self._path, self._stamp, self._kept = path, files.stamp(path), read(path)

    def __repr__(self) -> str:
        return f"FileKeyRing(present={self._kept.present!r})"

    @property
    def present(self) -> str:
        return self._now().present

    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        kept, nonce = self._now(), os.urandom(NONCE)
        return kept.present, nonce + AESGCM(kept.keys[kept.present]).encrypt(nonce, key, about)

    def _now(self) -> Kept:
        """As the file is now: nothing is wrapped by a key that was replaced, or that nobody keeps any more."""
        if (stamp := files.stamp(self._path)) != self._stamp:
            self._kept, self._stamp = read(self._path), stamp
        return self._kept

    def unwrap(self, kek_id: str, wrapped: bytes, about: bytes) -> bytes:
        """A key added since the start is read again: a rotation needs no restart."""
        if kek_id not in self._kept.keys:
            self._now()
        try:
            return AESGCM(self._kept.keys[kek_id]).decrypt(wrapped[:NONCE], wrapped[NONCE:], about)
        except (KeyError, InvalidTag):
            raise Broken from None


class ForOnePage:
    """A ring for one page: the key of its twenty rows is unwrapped once, and forgotten with the page."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring, self.present = ring, ring.present
        self._open: dict[tuple[str, bytes, bytes], bytes] = {}

    def __repr__(self) -> str:
        return f"ForOnePage({self._ring!r})"

    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        return self._ring.wrap(key, about)

    def unwrap(self, kek_id: str, wrapped: bytes, about: bytes) -> bytes:
        asked = kek_id, wrapped, about
        if asked not in self._open:
            self._open[asked] = self._ring.unwrap(*asked)
        return self._open[asked]


def create(path: Path) -> None:
    """Make a ring with one new key. Raises FileExistsError rather than lose an older one."""
    files.create(path, msgspec.json.encode(Kept("1", {"1": os.urandom(KEY)})))


def rotate(path: Path) -> str:
    """Add a key that wraps from now on, and keep the older ones, which still open; its id."""
    kept = read(path)
    added = str(max(int(name) for name in kept.keys) + 1)
    files.write(path, msgspec.json.encode(Kept(added, kept.keys | {added: os.urandom(KEY)})))
    return added


def retire(path: Path, kek_id: str) -> None:
    """Take away a key that wraps nothing any more. Raises NoKeys when it is not there, or wraps from now on."""
    kept = read(path)
    if kek_id == kept.present or kek_id not in kept.keys:
        raise NoKeys(f"{path.name}: key {kek_id} is {'the present one' if kek_id == kept.present else 'not there'}")
    files.write(path, msgspec.json.encode(Kept(kept.present, {k: v for k, v in kept.keys.items() if k != kek_id})))


def read(path: Path) -> Kept:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        kept = msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError) as why:
        raise NoKeys(f"{path.name}: {type(why).__name__}") from None
    if mode & 0o077:
        raise NoKeys(f"{path.name}: others may read it (mode {mode:o}); type chmod 600")
    if kept.present not in kept.keys:
        raise NoKeys(f"{path.name}: its present key is missing")
    return kept
