"""Add a provider by its door of the gate, and tell her."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.oidc.proof import Proof
from backend.identity.passkeys.schemas import Opened
from backend.identity.passkeys.service import tell

LINK = "select answer, person_id from link_identity($1, $2, $3, $4, $5, $6)"
LINKED = "linked"


class Mine(msgspec.Struct):
    """A provider that knows her, by its issuer."""

    issuer: str
    since: datetime


MINE = Statement("select issuer, since from my_identities()", Mine)


async def link(sql: Connection, secret: str, step_up: UUID, proof: Proof) -> str | None:
    """ "linked", "known" when it was hers, "taken" when it is somebody else's; None when nobody asked for that."""
    event = uuid4()
    row = await sql.fetchrow(LINK, hashed(secret), step_up, uuid4(), proof.iss, proof.sub, event)
    if row is None:
        return None
    if row["answer"] == LINKED:
        await tell(sql, Opened(row["person_id"], told=True), event)
    return str(row["answer"])
