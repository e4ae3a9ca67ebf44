"""The session of a provider from which a sign-in came: kept with it as hashes, so that the provider can end both."""

from backend.db.compiled import Connection
from backend.db.unit import hashed
from backend.identity.oidc.logout import Ended
from backend.identity.oidc.proof import Proof
from backend.identity.situations import places, situations

END = "select end_provider_session($1, $2, $3, $4, $5)"


def told_by(proof: Proof) -> tuple[bytes, bytes | None, tuple[str, ...], bool]:
    """What her provider said beyond who she is, as `open_sign_in` of the gate takes it."""
    sid = _hash(proof.iss, proof.sid) if proof.sid else None
    where = places(situations(proof.claims.get("SubjectRefPro")))
    return _hash(proof.iss, proof.sub), sid, where, proof.helped


async def end(sql: Connection, issuer: str, ended: Ended) -> int | None:
    """How many sign-ins were closed; None when this word was heard before."""
    subject, session = (_hash(issuer, word) if word else None for word in (ended.sub, ended.sid))
    closed: int | None = await sql.fetchval(END, issuer, hashed(ended.jti), ended.until, subject, session)
    return closed


def _hash(issuer: str, word: str) -> bytes:
    return hashed(f"{issuer}\n{word}")
