"""Ask for a proof, take it from a provider, use it: each through its door of the gate."""

from collections.abc import Sequence
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import fingerprint
from backend.db.unit import hashed
from backend.identity.oidc.proof import Proof
from backend.kit.keyring import KeyRing

Fields = Sequence[tuple[str, str]]


class Asked(msgspec.Struct):
    """`fields` is sealed; `proved`: the act may be done now. `by_key`: a passkey may prove it.

    `vouched`: None where her house may not say who she is; else "", asked, seen, done, over. `number`: what she
    shows there.
    """

    act: str
    path: str
    kek_id: str
    fields: bytes
    proved: bool
    by_key: bool
    number: str | None = None
    vouched: str | None = None


ASKED = Statement(
    """select a.act, a.path, a.kek_id, a.fields, a.proved, a.by_key, v.number, v.state
         from proof_asked(:id) a left join my_vouching(:id) v on true""",
    Asked,
)
ASK = "select ask_proof($1, $2, $3, $4, $5, $6)"
USE = "select use_proof($1, $2, $3, $4)"
BY_PROVIDER = "select prove_by_provider($1, $2, $3, $4, $5)"
RECENT = "select came_in_lately()"
RENEW = "select renew_sign_in($1, $2)"


async def ask(sql: Connection, ring: KeyRing, act: str, path: str, fields: Fields) -> UUID:
    """The act waits under this id, with what was typed."""
    step_up = uuid4()
    kek_id, wrapped = ring.wrap(msgspec.json.encode(fields), _about(step_up))
    await sql.execute(ASK, step_up, act, path, _form(path, fields), kek_id, wrapped)
    return step_up


async def use(sql: Connection, act: str, path: str, fields: Fields, *, again: bool) -> UUID | None:
    """The proof of this very act, made a moment ago. It serves once; `again`: or is the same form, sent twice."""
    served: UUID | None = await sql.fetchval(USE, act, path, _form(path, fields), again)
    return served


def typed(ring: KeyRing, step_up: UUID, asked: Asked) -> list[tuple[str, str]]:
    """What she typed, to be sent as it was."""
    return msgspec.json.decode(ring.unwrap(asked.kek_id, asked.fields, _about(step_up)), type=list[tuple[str, str]])


async def by_provider(sql: Connection, secret: str, step_up: UUID, proof: Proof, means: str) -> bool:
    """Whether the one whom this provider recognised is the one who asked, here."""
    return bool(await sql.fetchval(BY_PROVIDER, hashed(secret), step_up, proof.iss, proof.sub, means))


async def renew(sql: Connection, before: str, after: str) -> None:
    """Her sign-in answers to a new secret from now on."""
    await sql.execute(RENEW, hashed(before), hashed(after))


def _form(path: str, fields: Fields) -> bytes:
    """Sorted: a form that is read twice does not always give its fields in the same order."""
    return fingerprint(path, sorted(fields))


def _about(step_up: UUID) -> bytes:
    return f"step_up|{step_up}".encode()
