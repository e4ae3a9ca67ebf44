"""A parcel becomes a paper: open, read in a bounded child, recognise the person, seal, file.

Files first under random names, then the rows, then the commit: a crash leaves a whole paper or
nothing but files without a row, which a round removes. Who is not recognised waits for a human.
"""

from typing import Any
from uuid import UUID


from backend.db.compiled import Statement
from backend.documents import filing
from backend.documents.recognise import Whose, recognise
from backend.documents.schemas import Filing
from backend.documents.vault import Stored, Vault
from backend.interop.bounded import read_in_child
from backend.interop.cda.reading import Reading
from backend.interop.xml import Unreadable
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened

FILING = Statement(
    """select d.id, d.establishment_id, d.machine_id, d.store_key, d.wrapped, d.size, d.sha256,
              k.id, k.kek_id, k.wrapped, k.wrapped_index
         from deposit d join establishment_key k on k.id = d.key_id
        where d.id = :id and d.state = 'received'""",
    Filing,
)
CLOSE = "update deposit set state = $2, reason = $3, document_id = $4 where id = $1 and state = 'received'"


async def intake(context: Any, envelope: Any) -> None:
    """The job: `envelope.house`, `envelope.ids["deposit"]`. A parcel already dealt with is left alone."""
    house, deposit_id = envelope.house, envelope.ids["deposit"]
    ring, vault = context.services["ring"], context.services["vault"]
    async with context.as_system(house) as sql:
        parcel = await FILING.one(sql, id=deposit_id)
    if parcel is None:
        return
    try:
        reading = await read_in_child("cda", await unsealed(ring, vault, parcel))
    except Unreadable as why:
        async with context.as_system(house) as sql:
            await sql.execute(CLOSE, deposit_id, "refused", why.reason, None)
        return
    async with context.as_system(house) as sql:
        whose = await recognise(sql, ring, parcel, reading.header.patient)
    await _conclude(context, house, parcel, reading, whose)


async def unsealed(ring: KeyRing, vault: Vault, parcel: Filing) -> bytes:
    house_key = opened(ring, Wrapped(parcel.key_id, parcel.kek_id, parcel.wrapped_house_key))
    stored = Stored(parcel.store_key, parcel.size, parcel.sha256)
    return await vault.get(stored, house_key.unwrap(parcel.wrapped, parcel.id))


async def _conclude(context: Any, house: UUID, parcel: Filing, reading: Reading, whose: Whose) -> None:
    if whose.dossier is None:
        async with context.as_system(house) as sql:
            await sql.execute(CLOSE, parcel.id, "quarantined", whose.reason, None)
        return
    ring, vault = context.services["ring"], context.services["vault"]
    files = await filing.put_files(vault, await unsealed(ring, vault, parcel), reading)
    async with context.as_system(house) as sql:
        document_id = await filing.file(sql, ring, parcel, whose.dossier, reading, files)
        await sql.execute(CLOSE, parcel.id, "filed", None, document_id)
