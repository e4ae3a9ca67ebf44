"""One push: sealed for one browser, handed to the service of its maker, and what that service answered."""

import hashlib
from datetime import timedelta
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from webpush import WebPush, WebPushSubscription

from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.outbound import Outbound
from backend.notifications.rules import may_ring
from backend.notifications.schemas import Subscribing
from backend.notifications.vapid import Voices
from backend.settings import Settings

LASTS = 24 * 3600
"""Seconds that a service keeps it for a phone that is off."""
TOKEN_LIVES = 12 * 3600
"""Seconds that our name is good for there: RFC 8292 allows a day."""
GONE, LATER = (404, 410), (429, 500, 502, 503, 504)
LONGEST_WAIT = timedelta(hours=6)
SOON = timedelta(minutes=1)


class Gone(Exception):
    """This browser is told no more: its address is to be forgotten."""


class Later(Exception):
    """The service asks to come back, after `wait` if it says so."""

    def __init__(self, wait: timedelta | None = None) -> None:
        self.wait = wait


class Refused(Exception):
    """The service does not want this push: trying again changes nothing."""


class Payload(msgspec.Struct, frozen=True):
    """One of the sentences there are, and where a touch leads."""

    id: str
    words: str


async def ring_at(settings: Settings, voices: Voices, voice: str, where: Subscribing, payload: Payload) -> None:
    """Raises Gone, Later or Refused when the service did not take it."""
    if not may_ring(where.endpoint, settings.push_hosts, loopback=settings.outbound_allow_loopback):
        raise Gone
    headers, body = sealed(settings, voices, voice, where, payload)
    door = Outbound(hosts=frozenset({urlsplit(where.endpoint).netloc}), allow_loopback=settings.outbound_allow_loopback)
    try:
        async with door.client() as client:
            answer = await client.post(where.endpoint, content=body, headers=headers)
    except OutboundUnreachable:
        raise Later from None
    except OutboundRefused:
        raise Refused from None
    if answer.status_code in GONE:
        raise Gone
    if answer.status_code in LATER:
        raise Later(_wait(answer.headers.get("retry-after", "")))
    if not answer.is_success:
        raise Refused


def sealed(
    settings: Settings, voices: Voices, voice: str, where: Subscribing, payload: Payload
) -> tuple[dict[str, str], bytes]:
    """The headers and the sealed octets. A later push replaces one that still waits (RFC 8030, Topic)."""
    try:
        sender = _sender(voices, voice, settings.contact)
        keys = {"p256dh": where.p256dh, "auth": where.auth}
        told = WebPushSubscription.model_validate({"endpoint": where.endpoint, "keys": keys})
        made = sender.get(msgspec.json.encode(payload), told)
    except (KeyError, ValueError):
        raise Gone from None  # a key that we retired, or one that is no point of the curve
    topic = hashlib.sha256(where.auth.encode()).hexdigest()[:32]
    more = {"topic": topic, "urgency": "normal", "content-type": "application/octet-stream"}
    return {**made.headers, **more}, made.encrypted


def _sender(voices: Voices, voice: str, contact: str) -> WebPush:
    private = voices.private(voice)
    return WebPush(
        private_key=private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        public_key=private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        subscriber=contact,
        ttl=LASTS,
        expiration=TOKEN_LIVES,
    )


def _wait(words: str) -> timedelta | None:
    return min(timedelta(seconds=int(words)), LONGEST_WAIT) if words.isdecimal() and len(words) < 8 else None
