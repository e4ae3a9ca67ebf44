"""Say that somebody has been told what a paper says: then it is hers to read, as new, with the usual notice."""

from typing import Literal
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.documents.queries import UNDISPUTED
from backend.documents.ringing import TELL
from backend.documents.schemas import TitleRow
from backend.kit.errors import NotFound

ANNOUNCE = f"""
with changed as (select * from announce_paper($1)), noted as ({noted("document.announced", "care", "changed")})
select count(*) from changed"""


class Announcing(msgspec.Struct):
    """She was told, by this professional or by another."""

    told: Literal["on"] = msgspec.field(name="annonce")


class Untold(TitleRow):
    dossier_id: UUID


UNTOLD = Statement(
    f"""select d.id, d.establishment_id, d.title, k.id, k.kek_id, k.wrapped, d.dossier_id
          from document d join dossier_key k on k.id = d.key_id
         where {UNDISPUTED} and d.state = 'current' and d.not_for_person""",
    Untold,
)


async def announce(sql: Connection, house: UUID, paper: UUID, key: UUID) -> str:
    """Where to go next: the paper. Raises NotFound when there is nothing to announce."""
    location = f"/equipe/{house}/papiers/{paper}"
    if first := await claim(sql, key, fingerprint(location, "announce"), 303, location):
        return first.location
    if not await sql.fetchval(ANNOUNCE, paper):
        raise NotFound
    await sql.execute(TELL, paper)
    return location
