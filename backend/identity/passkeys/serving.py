"""A key that serves: its answer is checked, it opens a sign-in, it proves an act. Each is a verb of the gate."""

from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import encode_cbor

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.passkeys.ceremonies import NotProved, Site, checked, octets
from backend.identity.passkeys.schemas import Assertion, Candidate, Opened, Used
from backend.identity.passkeys.service import tell
from backend.identity.sign_ins import Browser, Limits, new_secret

MEANS = "passkey"
PROVED, REFUSED = "proved", "refused"
TO_CHECK = Statement("select id, person_id, public_key from passkey_to_check(:credential)", Candidate)
OPEN = "select person_id, told from open_sign_in_by_passkey($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
PROVE = "select person_id, answer, told from prove_by_passkey($1, $2, $3, $4, $5)"


def _nobodys() -> bytes:
    """Checked in place of a key that is not here, so that this takes as long. Its other half is not kept."""
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    return encode_cbor({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})


DECOY = _nobodys()


async def proved(sql: Connection, site: Site, challenge: bytes, answer: Assertion) -> tuple[Candidate, Used]:
    """The key that signed this challenge. Raises NotProved, in the same way and time whatever is wrong.

    A browser that was asked for one of her keys need not say whose it is; what it says must be true.
    """
    found = await TO_CHECK.one(sql, credential=octets(answer.raw_id))
    used = checked(site, challenge, answer, found.public_key if found else DECOY)
    whose = answer.response.user_handle
    if found is None or (whose is not None and octets(whose) != found.person.bytes):
        raise NotProved
    return found, used


async def sign_in(sql: Connection, key: Candidate, used: Used, level: int, limits: Limits, browser: Browser) -> str:
    """The new cookie's secret. Raises NotProved when the key was taken away meanwhile."""
    secret, event = new_secret(), uuid4()
    async with sql.transaction():
        row = await sql.fetchrow(
            OPEN,
            key.id,
            used.sign_count,
            used.backed_up,
            event,
            uuid4(),
            hashed(secret),
            level,
            limits.idle,
            limits.lasts,
            browser.label,
            hashed(browser.secret) if browser.secret else None,
            limits.where_others_come(MEANS),
        )
        if row is None:
            raise NotProved
        await tell(sql, Opened(*row), event)
    return secret


async def prove(sql: Connection, key: Candidate, used: Used, step_up: UUID) -> str:
    """« proved », or why this key does not prove the act that waits: « new », « doubtful », « refused »."""
    event = uuid4()
    row = await sql.fetchrow(PROVE, step_up, key.id, used.sign_count, used.backed_up, event)
    if row is None:
        return REFUSED
    person, answer, told = row
    await tell(sql, Opened(person, told), event)
    return str(answer)
