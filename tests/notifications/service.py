"""A push service of our own, on a real socket, and the browser behind it: what the service hands over, it opens.

RFC 8188, 8291 and 8292 written again from their text, with the browser's half of the keys: independent of what sends.
"""

import asyncio
import base64
import json
import os
import struct
from contextlib import asynccontextmanager

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()


def b64(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unb64(words):
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


def hmac(key, words):
    made = HMAC(key, SHA256())
    made.update(words)
    return made.finalize()


class Browser:
    """What `PushManager.subscribe` makes: two keys, and an address at the service."""

    def __init__(self, origin, name="david"):
        self.private, self.auth = ec.generate_private_key(CURVE), os.urandom(16)
        self.public = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.path = f"/ring/{name}-kanariplumejaune"
        self.form = {"endpoint": f"{origin}{self.path}", "p256dh": b64(self.public), "auth": b64(self.auth)}

    def opens(self, body):
        """The words of an `aes128gcm` message of one record."""
        salt, size = body[:16], body[20]
        theirs, sealed = body[21 : 21 + size], body[21 + size :]
        assert len(body) <= struct.unpack("!L", body[16:20])[0]
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
        material = hmac(hmac(self.auth, shared), b"WebPush: info\0" + self.public + theirs + b"\1")
        secret = hmac(salt, material)
        key = hmac(secret, b"Content-Encoding: aes128gcm\0\1")[:16]
        nonce = hmac(secret, b"Content-Encoding: nonce\0\1")[:12]
        words, mark, padding = AESGCM(key).decrypt(nonce, sealed, None).rpartition(b"\2")
        assert mark
        assert not padding.strip(b"\0")
        return json.loads(words)


def claims(headers):
    """Who says to have sent it: the token's claims and the key, once its signature is proved."""
    words = dict(part.strip().split("=", 1) for part in headers["authorization"].removeprefix("vapid ").split(","))
    signed, _, signature = words["t"].rpartition(".")
    half = unb64(signature)
    pair = encode_dss_signature(int.from_bytes(half[:32]), int.from_bytes(half[32:]))
    public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, unb64(words["k"]))
    public.verify(pair, signed.encode(), ec.ECDSA(SHA256()))
    return json.loads(unb64(signed.split(".")[1])), words["k"]


class Service:
    """`got` is what was handed over: path, headers, octets. `answer` is the next status and its headers."""

    def __init__(self):
        self.got, self.answer, self.origin = [], (201, {}), ""

    async def converse(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:])}
        self.got.append((head[0].split(" ")[1], headers, await reader.readexactly(int(headers["content-length"]))))
        status, more = self.answer
        if status:
            lines = [f"HTTP/1.1 {status} X", "content-length: 0", "connection: close"]
            lines += [f"{k}: {v}" for k, v in more.items()]
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n")
        writer.close()


@asynccontextmanager
async def push_service():
    made = Service()
    server = await asyncio.start_server(made.converse, "127.0.0.1", 0)
    made.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()
        await server.wait_closed()
