"""What the papers and photos of one dossier may take in the store. Beyond, a parcel waits for a human, whole."""

from uuid import UUID

from backend.db.compiled import Connection
from backend.documents.recognise import Doubt
from backend.documents.schemas import Filing

MEGABYTE = 1024 * 1024
USED = """select coalesce(sum(size), 0) from (
    select f.size from document d join document_file f on f.document_id = d.id
     where d.establishment_id = $1 and d.dossier_id = $2
    union all
    select f.size from message_photo p join message_photo_file f on f.photo_id = p.id
     where p.establishment_id = $1 and p.dossier_id = $2
    union all
    select b.size from brought_paper b where b.establishment_id = $1 and b.dossier_id = $2
) files"""


async def refuse_beyond(sql: Connection, dossier: UUID, parcel: Filing, megabytes: int) -> None:
    """Raises Doubt, for the reason `quota`, when this dossier has no room for the parcel."""
    used = int(await sql.fetchval(USED, parcel.establishment_id, dossier))
    if used + parcel.size > megabytes * MEGABYTE:
        raise Doubt("quota")
