"""A parcel becomes papers: scan, read in bounded children, recognise the person, seal, file.

Files first under random names, then all rows in one transaction: a crash leaves whole papers or nothing
but files without a row, which a round removes. Who is not recognised waits for a human.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.documents import filing, waiting
from backend.documents.arriving import Kind
from backend.documents.contents import Content
from backend.documents.decided import Disputed
from backend.documents.deposits import CHECKING, CLOSE, FILING, HOLD
from backend.documents.envelopes import contents_of
from backend.documents.files import Kept, put_files
from backend.documents.hurrying import whose
from backend.documents.quota import refuse_beyond
from backend.documents.recognise import Doubt, refuse_elsewhere
from backend.documents.scanning import Infected, scan
from backend.documents.schemas import Filing
from backend.documents.vault import Stored, Vault
from backend.interop.errors import Unreadable
from backend.interop.scanner import Scanner, ScannerDown
from backend.jobs.queue import Envelope, enqueue
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened

ASK_AGAIN = timedelta(minutes=1)


class Tools(msgspec.Struct, frozen=True):
    """What the intake works with in this process."""

    ring: KeyRing
    vault: Vault
    scanner: Scanner
    production: bool


async def intake(context: Any, envelope: Envelope) -> None:
    """The job: `envelope.house`, `envelope.ids["deposit"]`. A parcel already dealt with is left alone."""
    house, deposit_id = envelope.house, envelope.ids["deposit"]
    ring, vault, scanner = (context.services[name] for name in ("ring", "vault", "scanner"))
    tools = Tools(ring, vault, scanner, context.settings.production)
    async with context.as_system(house) as sql:
        parcel = await FILING.one(sql, id=deposit_id)
    if parcel is None:
        return
    contents: tuple[Content, ...] = ()
    try:
        body = await unsealed(tools, parcel)
        await scan(tools.scanner, body)
        contents = await _read(tools, parcel.kind, body)
        async with context.as_system(house) as sql:
            dossier = await whose(sql, tools.ring, parcel, contents)
            await refuse_beyond(sql, dossier, parcel, context.settings.quota_mb)
        kept = [Kept((), ()) if one.planned else await put_files(tools.vault, one) for one in contents]
        async with context.as_system(house) as sql:
            await _file(sql, tools, parcel, dossier, contents, kept)
    except ScannerDown:
        await _ask_again(context, envelope)
    except Unreadable as why:
        async with context.as_system(house) as sql:
            await sql.execute(CLOSE, deposit_id, "refused", why.reason, None)
    except (Doubt, Infected) as why:
        async with context.as_system(house) as sql:
            await waiting.wait(sql, tools.ring, parcel, why.reason, contents)
    except (filing.OtherWords, Disputed) as why:
        async with context.as_system(house) as sql:
            await waiting.wait(sql, tools.ring, parcel, why.slug, contents)


async def unsealed(tools: Tools, parcel: Filing) -> bytes:
    house_key = opened(tools.ring, Wrapped(parcel.key_id, parcel.kek_id, parcel.wrapped_house_key))
    stored = Stored(parcel.store_key, parcel.size, parcel.sha256)
    return await tools.vault.get(stored, house_key.unwrap(parcel.wrapped, parcel.id))


async def _read(tools: Tools, kind: Kind, body: bytes) -> tuple[Content, ...]:
    """Every paper, read; what lies inside an envelope is scanned as well, since a scanner does not open them all."""
    contents = await contents_of(kind, body)
    for one in contents:
        refuse_elsewhere(one.header.patient, production=tools.production)
        for inside in one.insides() - {body}:
            await scan(tools.scanner, inside)
    return contents


async def _file(
    sql: Connection,
    tools: Tools,
    parcel: Filing,
    dossier: UUID,
    contents: Sequence[Content],
    kept: Sequence[Kept],
) -> None:
    if await sql.fetchval(HOLD, parcel.id) is None:
        return
    papers = [
        await filing.take(sql, tools.ring, parcel, dossier, one, files)
        for one, files in zip(contents, kept, strict=True)
    ]
    await sql.execute(CLOSE, parcel.id, "filed", None, papers[0])


async def _ask_again(context: Any, envelope: Envelope) -> None:
    """The scanner is away: nothing is served before it answered, and its absence is no failure of this job."""
    async with context.as_system(envelope.house) as sql:
        if await sql.execute(CHECKING, envelope.ids["deposit"]) == "UPDATE 1":
            await enqueue(sql, Envelope(envelope.entrypoint, envelope.house, envelope.ids), ASK_AGAIN)
