"""Papers as the readers make them, and what files them in the dossier of David."""

from contextlib import asynccontextmanager

import asyncpg

from backend.documents.contents import Content
from backend.documents.deposits import FILING
from backend.documents.files import Kept
from backend.documents.filing import file
from backend.interop.cda.header import CdaHeader, Related
from backend.interop.cda.identity import PatientIdentity
from backend.interop.cda.media import Attachment
from tests.cast import DLU


def paper(unique_id, version=None, *, in_set=None, replaces=(), cancels=False, words=b"words"):
    """A paper as the readers make it; `words=None` is a cancellation that brings nothing."""
    header = CdaHeader(
        unique_id=unique_id, type_code="34133-9", type_system="2.16.840.1.113883.6.1", patient=PatientIdentity(),
        set_id=in_set, version=version, replaces=tuple(Related("RPLC", target) for target in replaces),
    )  # fmt: skip
    original = Attachment("text/plain", words) if words is not None else None
    return Content(header=header, source=words or b"", original=original, cancels=cancels)


@asynccontextmanager
async def filing(cast):
    """What files a paper in David's dossier; everything is undone at the end of the block."""
    await cast.dui.pushes(DLU)
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool, pool.acquire() as sql:
        told = sql.transaction()
        await told.start()
        await sql.execute("select act_as_system($1)", cast.tilleuls.id)
        parcel = await FILING.one(sql, id=await cast.sql.fetchval("select id from deposit"))
        yield sql, lambda one: file(sql, cast.ring, parcel, cast.david.dossier, one, Kept(()))
        await told.rollback()


async def states(sql):
    rows = await sql.fetch("select unique_id, version, state from document order by 1, 2")
    several = len({row["unique_id"] for row in rows}) < len(rows)
    return {f"{name} v{number}" if several else name: state for name, number, state in rows}
