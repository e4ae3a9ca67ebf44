"""A program that brings too many papers of nobody known here: a human looks at whatever it brings next.

Nothing is looked up for these parcels, and the program is answered as ever: it cannot tell who is known.
"""

from collections.abc import Sequence
from uuid import UUID

from backend.db.compiled import Connection
from backend.documents import recognise
from backend.documents.contents import Content
from backend.documents.recognise import Doubt
from backend.documents.schemas import Filing
from backend.kit.keyring import KeyRing

MOST_UNKNOWN = 20
# For such a reason alone; what waits for another one says nothing of matricules that somebody tries.
_OF_NOBODY = """d.state = 'quarantined' and d.received_at > now() - interval '1 hour'
           and (d.reason in ('no-matricule', 'unknown-matricule') or d.reason like 'differs:%')"""


def hurries(house: str, machine: str) -> str:
    """Whether this program, in SQL, goes through matricules one after the other, or its identities went wrong."""
    return f"""{MOST_UNKNOWN} = (select count(*) from (
         select from deposit d where d.establishment_id = {house} and d.machine_id = {machine}
            and {_OF_NOBODY} limit {MOST_UNKNOWN}) unknown)"""


HURRIES = f"select {hurries('$1', '$2')}"


async def whose(sql: Connection, ring: KeyRing, parcel: Filing, contents: Sequence[Content]) -> UUID:
    """As `recognise.whose`. Raises Doubt, too, before anything is known of whom this parcel is about."""
    if await sql.fetchval(HURRIES, parcel.establishment_id, parcel.machine_id):
        raise Doubt("hurried")
    return await recognise.whose(sql, ring, parcel, contents)
