"""One sign-in under way: what was sent to the provider and must come back matching."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from backend.identity.oidc.errors import AttemptExpired, MixedUp
from backend.identity.oidc.next_url import safe_next
from backend.identity.oidc.provider import Provider

LIFETIME = timedelta(minutes=10)
AGAIN = "login"
"""The prompt that asks a person to prove herself again."""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """Used once, for ten minutes at most. `provider` is a name; `next` is a relative path."""

    state: str
    nonce: str
    verifier: str
    provider: str
    created_at: datetime
    next: str = "/"
    prompt: str = ""
    step_up: UUID | None = None  # what she proves herself again for

    def __repr__(self) -> str:
        return f"Attempt(provider={self.provider!r})"

    def check(self, provider: Provider, now: datetime) -> None:
        """Refuse an attempt begun with someone else, or too long ago."""
        if self.provider != provider.name:
            raise MixedUp("attempt of another provider")
        if abs(now - self.created_at) > LIFETIME:
            raise AttemptExpired


def begin(
    provider: Provider, now: datetime, *, next_page: str | None = None, prompt: str = "", step_up: UUID | None = None
) -> Attempt:
    return Attempt(
        state=new_secret(),
        nonce=new_secret(),
        verifier=secrets.token_urlsafe(48),
        provider=provider.name,
        created_at=now,
        next=safe_next(next_page),
        prompt=AGAIN if step_up else prompt or provider.prompt,
        step_up=step_up,
    )


def new_secret() -> str:
    """256 bits in 43 characters: FranceConnect wants nonces of 22 characters or more."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> bytes:
    """What the database keeps of a state or a browser secret: 32 bytes, never the secret."""
    return hashlib.sha256(secret.encode()).digest()
