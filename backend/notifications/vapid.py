"""The keys by which push services know us (RFC 8292): a file of 0600 beside the others, rotated by overlap.

A browser that was given a key goes on with it; the next one that asks is given the present key.
"""

from base64 import urlsafe_b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.kit import keyring

FILE = "push.json"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class Voices:
    """`present` is the id of the key that browsers are given from now on."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    @property
    def present(self) -> str | None:
        """None when there is no key: then nobody is told, and nobody is asked."""
        return keyring.read(self._path).present if self._path.exists() else None

    def public(self, voice: str) -> str:
        """What a browser is given, in base64url."""
        point = self.private(voice).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return urlsafe_b64encode(point).rstrip(b"=").decode()

    def private(self, voice: str) -> ec.EllipticCurvePrivateKey:
        """Raises KeyError when it was retired."""
        return _private(keyring.read(self._path).keys[voice])


def _private(seed: bytes) -> ec.EllipticCurvePrivateKey:
    """From 32 random octets, as FIPS 186-5 A.2.1 wants it: more bits than the order, then the remainder."""
    wide = HKDF(SHA256(), length=48, salt=None, info=b"vapid").derive(seed)
    return ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, ec.SECP256R1())
