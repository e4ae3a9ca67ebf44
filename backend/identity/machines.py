"""A program proves itself with a signed assertion (private_key_jwt: RFC 7523, OIDC Core section 9)."""

import json
from base64 import urlsafe_b64decode
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.sign_ins import new_secret
from backend.kit.errors import DomainError

ALGORITHMS = ["ES256", "RS256", "PS256"]
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LASTS = timedelta(minutes=10)
LONGEST = 300
SKEW = 60
# What a text nobody has checked yet can do to a reader of JSON.
UNREADABLE = (ValueError, LookupError, TypeError, RecursionError)


class InvalidClient(DomainError):
    """This program has not proved who it is."""

    status = 401
    slug = "invalid_client"


class TokenRequest(msgspec.Struct):
    """RFC 6749 section 4.4, with the assertion of RFC 7523 section 2.2."""

    grant_type: str = ""
    client_assertion_type: str = ""
    client_assertion: str = ""


class Token(msgspec.Struct):
    access_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 - its kind, not its value


class Keys(msgspec.Struct):
    id: UUID
    public_keys: str


KEYS = Statement("select id, public_keys from machine_keys(:client)", Keys)
OPEN = "select open_machine_sign_in($1, $2, $3, $4, $5, $6)"


async def open_token(sql: Connection, request: TokenRequest, audience: str, now: datetime) -> Token:
    """A new access token for a new assertion. Raises InvalidClient, never saying what was wrong."""
    if request.grant_type != "client_credentials" or request.client_assertion_type != ASSERTION:
        raise InvalidClient
    client, jti, until = await _check(sql, request.client_assertion, audience, now)
    secret = new_secret()
    if not await sql.fetchval(OPEN, uuid4(), hashed(secret), client, jti, until, LASTS):
        raise InvalidClient
    return Token(access_token=secret, expires_in=int(LASTS.total_seconds()))


async def _check(sql: Connection, assertion: str, audience: str, now: datetime) -> tuple[str, str, datetime]:
    client = _claimed_client(assertion)
    kept = await KEYS.one(sql, client=client)
    if kept is None:
        raise InvalidClient
    try:
        keys = KeySet.import_key_set(json.loads(kept.public_keys))
        claims = jwt.decode(assertion, keys, registry=JWSRegistry(algorithms=ALGORITHMS)).claims
    except (JoseError, *UNREADABLE):
        raise InvalidClient from None
    until = _judge(claims, client, audience, now)
    return client, str(claims["jti"]), until


def _claimed_client(assertion: str) -> str:
    """Who it says it is, before anything is believed: only to find the keys."""
    try:
        client = json.loads(_decode(assertion.split(".")[1]))["iss"]
    except UNREADABLE:
        raise InvalidClient from None
    if not is_word(client):
        raise InvalidClient
    return str(client)


def _decode(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def is_word(value: object) -> bool:
    """A name that PostgreSQL can be asked about: printable, 128 characters at most."""
    return isinstance(value, str) and 0 < len(value) <= 128 and value.isprintable()


def _judge(claims: dict[str, object], client: str, audience: str, now: datetime) -> datetime:
    expires, begins, audiences = claims.get("exp"), claims.get("nbf", 0), claims.get("aud")
    right = (
        claims.get("iss") == claims.get("sub") == client
        and audience in (audiences if isinstance(audiences, list) else [audiences])
        and isinstance(expires, int)
        and now.timestamp() - SKEW < expires < now.timestamp() + LONGEST + SKEW
        and isinstance(begins, int)
        and begins < now.timestamp() + SKEW
        and is_word(claims.get("jti"))
    )
    if not right or not isinstance(expires, int):
        raise InvalidClient
    return datetime.fromtimestamp(expires, now.tzinfo)
