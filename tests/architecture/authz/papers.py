"""Papers made in one go, sealed as the intake seals them, in the state that a cell needs."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from backend.demo.making import insert
from backend.documents import files
from backend.documents.contents import Content
from backend.interop.cda.header import CdaHeader
from backend.interop.cda.identity import PatientIdentity
from backend.interop.cda.media import Attachment
from backend.people.keys import Opened, Wrapped, opened

TYPES = {"hopital": "18761-7", "attestations": "51851-4"}
LOINC = "2.16.840.1.113883.6.1"
HEADER = CdaHeader(unique_id="1.2.3", type_code="", type_system="", patient=PatientIdentity())
CDA = Attachment("text/xml", b"<ClinicalDocument/>")
READ = Content(header=HEADER, source=CDA.body, original=CDA, html="<p>Quelques mots.</p>", others=(CDA,))
NOW = datetime.now(UTC)


async def dossier_key(cast, dossier: UUID) -> Opened:
    row = await cast.sql.fetchrow("select id, kek_id, wrapped from dossier_key where dossier_id = $1", dossier)
    return opened(cast.ring, Wrapped(row["id"], row["kek_id"], row["wrapped"]))


async def paper(cast, house, dossier: UUID, family="hopital", **state) -> UUID:
    """`state`: columns of `document` that differ from those of an ordinary current paper."""
    made, key = uuid4(), await dossier_key(cast, dossier)
    sealed = {column: key.seal("Lettre", house.id, "document", made, column) for column in ("title", "origin")}
    row = {"id": made, "establishment_id": house.id, "dossier_id": dossier, "family": family, "key_id": key.id}
    typed = {"type_code": TYPES.get(family, TYPES["attestations"]), "type_system": LOINC, "unique_id": f"1.2.3^{made}"}
    await insert(cast.sql, "document", **row, **sealed, **(typed | {"written_on": date(2025, 11, 3)} | state))
    await _files(cast, house, made, key)
    return made


async def _files(cast, house, made, key):
    vault = cast.app.state.vault
    picture = files.File("page", 1, files.PICTURE, *await vault.put(b"RIFF"))
    for one in (*(await files.put_files(vault, READ)).files, picture):
        file_id, stored = uuid4(), one.stored
        await insert(
            cast.sql, "document_file", id=file_id, establishment_id=house.id, document_id=made, kind=one.kind,
            position=one.position, store_key=stored.store_key, wrapped=key.wrap(one.key, file_id), key_id=key.id,
            size=stored.size, sha256=stored.sha256, media_type=one.media_type,
        )  # fmt: skip


async def thread(cast, house, somebody, team: UUID, document: UUID | None = None) -> UUID:
    """A thread that she began, with one message of hers and nobody's reading."""
    made, message, key = uuid4(), uuid4(), await dossier_key(cast, somebody.dossier)
    where = {"establishment_id": house.id, "dossier_id": somebody.dossier}
    await insert(
        cast.sql, "thread", id=made, **where, team_id=team, document_id=document, opening="understand", last_number=1
    )
    body = key.seal("Je ne comprends pas.", house.id, "message", message, "body")
    await insert(
        cast.sql, "message", id=message, **where, thread_id=made, number=1, author_id=somebody.id,
        capacity="usager", body=body, key_id=key.id, posted_at=NOW - timedelta(minutes=1),
    )  # fmt: skip
    return made


async def said(cast, thread: UUID, somebody, author, capacity: str, number: int | None = 2, **more) -> UUID:
    """A message more in a thread of somebody; without a number, it was taken back."""
    house = await cast.sql.fetchval("select establishment_id from thread where id = $1", thread)
    made, key = uuid4(), await dossier_key(cast, somebody.dossier)
    body = key.seal("Elle comprend mieux.", house, "message", made, "body") if number else b""
    if number:
        await cast.sql.execute("update thread set last_number = $2 where id = $1", thread, number)
    return await insert(
        cast.sql, "message", id=made, establishment_id=house, dossier_id=somebody.dossier, thread_id=thread,
        number=number, author_id=author.id, capacity=capacity, body=body, key_id=key.id,
        posted_at=NOW - timedelta(minutes=1), **more,
    )  # fmt: skip


async def picture(cast, message: UUID, *kinds: str) -> UUID:
    """The photo of a message, looked at or just received."""
    row = await cast.sql.fetchrow("select establishment_id, dossier_id from message where id = $1", message)
    made, key, vault = uuid4(), await dossier_key(cast, row["dossier_id"]), cast.app.state.vault
    state = "received" if "came" in kinds else "kept"
    await insert(cast.sql, "message_photo", id=made, **row, message_id=message, state=state, width=4, height=3)
    for kind in kinds:
        file_id, (stored, secret) = uuid4(), await vault.put(b"RIFF")
        await insert(
            cast.sql, "message_photo_file", id=file_id, establishment_id=row["establishment_id"], photo_id=made,
            kind=kind, store_key=stored.store_key, wrapped=key.wrap(secret, file_id), key_id=key.id, size=stored.size,
            sha256=stored.sha256,
        )  # fmt: skip
    return made


async def note(cast, thread: UUID, somebody, author) -> UUID:
    """Of a member of the team, about a thread of somebody."""
    made, key = uuid4(), await dossier_key(cast, somebody.dossier)
    house = await cast.sql.fetchval("select establishment_id from dossier where id = $1", somebody.dossier)
    return await insert(
        cast.sql, "thread_note", id=made, establishment_id=house, dossier_id=somebody.dossier, thread_id=thread,
        author_id=author.id, body=key.seal("Une note.", house, "thread_note", made, "body"), key_id=key.id,
    )  # fmt: skip


async def draft(cast, thread: UUID, somebody, **more) -> UUID:
    """Words that she has not sent yet."""
    made, key = uuid4(), await dossier_key(cast, somebody.dossier)
    house = await cast.sql.fetchval("select establishment_id from dossier where id = $1", somebody.dossier)
    return await insert(
        cast.sql, "draft", id=made, establishment_id=house, dossier_id=somebody.dossier, thread_id=thread,
        author_id=somebody.id, body=key.seal('["","Je"]', house, "draft", made, "body"), key_id=key.id, **more,
    )  # fmt: skip
