"""Add a provider by its door of the gate, and tell her."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.oidc.proof import Proof
from backend.identity.passkeys.schemas import Opened
from backend.identity.passkeys.service import tell
from backend.identity.sign_ins import HowMany

LINK = "select answer, person_id from link_identity($1, $2, $3, $4, $5, $6, $7)"
UNLINK = "select unlink_identity($1)"
TO_SEE = Statement("select links_to_see()", HowMany)
LINKED = "linked"


class Mine(msgspec.Struct):
    """A provider that knows her, by its issuer; `added` by herself, who may take it away."""

    id: UUID
    issuer: str
    since: datetime
    added: bool


MINE = Statement("select id, issuer, since, added from my_identities()", Mine)


async def link(sql: Connection, secret: str, step_up: UUID, proof: Proof) -> str | None:
    """ "linked", "known" when it was hers, "taken" when it is somebody else's, "other" when somebody else was
    recognised; None when nobody asked for that."""
    event = uuid4()
    row = await sql.fetchrow(LINK, hashed(secret), step_up, uuid4(), proof.iss, proof.sub, proof.birthdate, event)
    if row is None:
        return None
    if row["answer"] == LINKED:
        await tell(sql, Opened(row["person_id"], told=True), event)
    return str(row["answer"])
