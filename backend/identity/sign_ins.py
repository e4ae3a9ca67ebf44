"""Open and close sign-ins. Only hashes of secrets are kept; the sign-in table has only these doors."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.oidc.attempt import AGAIN, Attempt, fingerprint
from backend.identity.oidc.errors import AttemptExpired, RegistrationEnded
from backend.identity.oidc.proof import Proof
from backend.identity.sessions import told_by
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken

BROWSER_COOKIE = "__Host-attempt"
STAFF = "prosanteconnect"


class Limits(msgspec.Struct, frozen=True):
    """How long a sign-in lives: without a touch, without one where others may come, and at most."""

    idle: timedelta
    shared: timedelta
    lasts: timedelta

    @classmethod
    def of(cls, idle_minutes: int, shared_minutes: int, absolute_hours: int) -> "Limits":
        idle = timedelta(minutes=idle_minutes)
        return cls(idle, min(idle, timedelta(minutes=shared_minutes)), timedelta(hours=absolute_hours))

    def where_others_come(self, provider: str) -> timedelta:
        """A desk of the staff is locked by its house; a tablet of the living room is not."""
        return self.idle if provider == STAFF else self.shared


class Taken(msgspec.Struct):
    nonce: str
    verifier: str
    next: str
    created_at: datetime
    step_up_id: UUID | None


class Closed(msgspec.Struct):
    id: UUID
    provider: str | None
    id_token: bytes | None


class Browser(msgspec.Struct, frozen=True):
    """Where somebody signs in: in words, and by what it keeps if it is somebody's own."""

    label: str
    secret: str = ""

    def __repr__(self) -> str:
        return f"Browser({self.label!r})"


class Device(msgspec.Struct):
    """A sign-in that could act in the person's name now."""

    id: UUID
    label: str
    began_at: datetime
    seen_at: datetime
    is_this_one: bool
    is_own: bool


class Entry(msgspec.Struct):
    """A time somebody came in as her; `means` is the slug of a means. `helped`: by Aidants Connect."""

    began_at: datetime
    means: str
    label: str
    is_this_one: bool
    helped: bool


class HowMany(msgspec.Struct):
    number: int


TAKE = Statement(
    "select nonce, verifier, next, created_at, step_up_id from take_attempt(:state, :browser, :provider)", Taken
)
CLOSE = Statement("select id, provider, id_token from close_sign_in(:secret_hash)", Closed)
HOW_MANY = Statement("select count(*) from my_sign_ins()", HowMany)
DEVICES = Statement("select id, label, began_at, seen_at, is_this_one, is_own from my_sign_ins()", Device)
BEGIN = "select begin_attempt($1, $2, $3, $4, $5, $6, $7, $8)"
OPEN = "select person_id from open_sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
ENTRIES = Statement("select began_at, means, label, is_this_one, helped from my_last_sign_ins()", Entry)
KEEP_TELLING = "select from keep_telling($1, $2)"
STAYS_HELPED = "select from stays_helped($1, $2)"
CUT = "select cut_sign_in($1)"
CUT_OTHERS = "select cut_my_others()"
ATTACH = "select attach_listed($1, $2, $3, $4)"
ENDED = "select registration_ended($1, $2)"


def new_secret() -> str:
    """256 bits. A sign-in never adopts a secret that came in a request."""
    return secrets.token_urlsafe(32)


async def remember(sql: Connection, attempt: Attempt, browser: str) -> None:
    """Keep what must come back: state and browser only as hashes. Raises AttemptExpired for an act of long ago."""
    begun = await sql.fetchval(
        BEGIN,
        uuid4(),
        fingerprint(attempt.state),
        fingerprint(browser),
        attempt.provider,
        attempt.nonce,
        attempt.verifier,
        attempt.next,
        attempt.step_up,
    )
    if not begun:
        raise AttemptExpired


async def take(sql: Connection, provider: str, state: str, browser: str) -> Attempt | None:
    """The attempt that this browser began with this state, once; None for every other case."""
    kept = await TAKE.one(sql, state=fingerprint(state), browser=fingerprint(browser), provider=provider)
    if kept is None:
        return None
    return Attempt(
        state=state,
        nonce=kept.nonce,
        verifier=kept.verifier,
        provider=provider,
        created_at=kept.created_at,
        next=kept.next,
        prompt=AGAIN if kept.step_up_id else "",
        step_up=kept.step_up_id,
    )


async def open_sign_in(
    sql: Connection, ring: KeyRing, proof: Proof, provider: str, level: int, limits: Limits, browser: Browser
) -> str | None:
    """The new cookie's secret, or None when nobody here is known by this identity."""
    sign_in, secret = uuid4(), new_secret()
    kek_id, wrapped = ring.wrap(proof.id_token.encode(), about(sign_in))
    id_token = kek_id.encode() + b"\x00" + wrapped
    opening = (
        sign_in,
        hashed(secret),
        proof.iss,
        proof.sub,
        level,
        provider,
        id_token,
        limits.idle,
        limits.lasts,
        browser.label,
        hashed(browser.secret) if browser.secret else None,
        limits.where_others_come(provider),
        *told_by(proof),
    )
    person = await sql.fetchval(OPEN, *opening)
    if not person and await sql.fetchval(ENDED, proof.iss, proof.sub):
        raise RegistrationEnded
    if not person and await _attached(sql, proof, provider):
        person = await sql.fetchval(OPEN, *opening)
    return secret if person else None


async def _attached(sql: Connection, proof: Proof, provider: str) -> bool:
    """Whether a house has this professional on its list, by the number that Pro Santé Connect says is hers."""
    number = proof.claims.get("SubjectNameID")
    if provider != STAFF or not isinstance(number, str):
        return False
    return bool(await sql.fetchval(ATTACH, uuid4(), proof.iss, proof.sub, number))


async def close(sql: Connection, ring: KeyRing, secret: str) -> tuple[str, str] | None:
    """End the sign-in: its provider and the token that ends the provider's own session."""
    closed = await CLOSE.one(sql, secret_hash=hashed(secret))
    if closed is None or closed.id_token is None or closed.provider is None:
        return None
    kek_id, _, wrapped = closed.id_token.partition(b"\x00")
    try:
        return closed.provider, ring.unwrap(kek_id.decode(), wrapped, about(closed.id)).decode()
    except Broken:
        return None  # a ring that changed: she leaves all the same


async def keep_telling(sql: Connection, before: str, now: str) -> None:
    """Where she was told by push, she still is: the same browser, the same person, another sign-in."""
    await sql.execute(KEEP_TELLING, hashed(before), hashed(now))


def about(sign_in: UUID) -> bytes:
    return f"id_token|{sign_in}".encode()
