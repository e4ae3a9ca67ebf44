"""A device that makes and uses passkeys, written from the text of WebAuthn: it tells the truth, or lies when asked."""

import base64
import hashlib
import json
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

ORIGIN = "https://aportee.test"
UP, UV, BE, BS, AT = 0x01, 0x04, 0x08, 0x10, 0x40


def b64(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unb64(words):
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


def cose(public):
    """An ES256 key (RFC 9053, 7.1.1), in CBOR by hand."""
    point = public.public_numbers()
    x, y = point.x.to_bytes(32), point.y.to_bytes(32)
    return bytes.fromhex("a5010203262001215820") + x + bytes.fromhex("225820") + y


def attested(data):
    """An attestation object that attests nothing, in CBOR by hand."""
    return b"\xa3cfmtdnonegattStmt\xa0hauthDataY" + len(data).to_bytes(2) + data


class Device:
    """`synced` keys are copied by their maker and do not count. `rp`, `flags` and `origin` may be bent."""

    def __init__(self, *, synced=False):
        self.private, self.id = ec.generate_private_key(ec.SECP256R1()), os.urandom(32)
        self.synced, self.count, self.user = synced, 0, b""
        self.rp, self.origin = "aportee.test", ORIGIN
        self.flags = UP | UV | (BE | BS if synced else 0)

    def _data(self, more=b"", flags=0):
        hashed = hashlib.sha256(self.rp.encode()).digest()
        return hashed + bytes([self.flags | flags]) + self.count.to_bytes(4) + more

    def _client(self, kind, challenge):
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _told(self, **response):
        return {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response}

    def makes(self, options):
        """`navigator.credentials.create`."""
        self.user = unb64(options["user"]["id"])
        key = bytes(16) + len(self.id).to_bytes(2) + self.id + cose(self.private.public_key())
        client = self._client("webauthn.create", options["challenge"])
        return self._told(
            clientDataJSON=b64(client), attestationObject=b64(attested(self._data(key, AT))), transports=["internal"]
        )

    def signs(self, options, **more):
        """`navigator.credentials.get`."""
        self.count += not self.synced
        data, client = self._data(), self._client("webauthn.get", options["challenge"])
        signature = self.private.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        said = {"authenticatorData": b64(data), "signature": b64(signature), "userHandle": b64(self.user)}
        return self._told(clientDataJSON=b64(client), **said | more)
