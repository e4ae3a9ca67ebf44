"""Write a paper that was recognised: its sealed words, its files, the entry that says who brought it."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

import msgspec

from backend.appointments import arriving
from backend.audit.trail import noted_for_machine
from backend.db.compiled import Connection
from backend.documents import relations, words
from backend.documents.contents import Content
from backend.documents.decided import hidden_since
from backend.documents.families import family_of, label_of
from backend.documents.files import Kept
from backend.documents.ringing import TELL
from backend.documents.schemas import Filing
from backend.documents.shelving import shelve
from backend.documents.telling import origin_of, searched, written_on
from backend.documents.visibility import visibility
from backend.interop.cda.header import CdaHeader
from backend.kit.errors import DomainError, NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Opened, Wrapped, opened
from backend.people.queries import KEY_OF_DOSSIER

# The entry is told in the machine's name.
INSERT_DOCUMENT = f"""
with filed as (
    insert into document (id, establishment_id, dossier_id, family, type_code, type_system, unique_id, set_id,
                          version, state, written_on, title, origin, key_id, sha256,
                          not_for_person, not_for_representatives, hidden_from_staff_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'current', $10, $11, $12, $13, $14, $15, $16,
            coalesce($17, case when $18 then now() end))
    returning id, establishment_id, dossier_id
), noted as (
    {noted_for_machine("document.received", "feed", "$19", "filed")}
)
select id from filed
"""
# What is kept from somebody is kept in all its versions.
SPREAD = "select spread_secrets($1)"
SAME = """select id, sha256 from document
           where establishment_id = $1 and dossier_id = $2 and unique_id = $3 and version = $4"""


class OtherWords(DomainError):
    """This version of this paper has already come, with other words."""

    slug = "other-words"


class Target(msgspec.Struct, frozen=True):
    """Where a paper goes: the house, the dossier, and the dossier's opened key."""

    house: UUID
    dossier: UUID
    key: Opened


async def take(
    sql: Connection, ring: KeyRing, parcel: Filing, dossier_id: UUID, content: Content, kept: Kept
) -> UUID | None:
    """A paper is filed, an appointment noted: the id of the paper, if it is one. Raises what `file` raises."""
    if content.planned is None:
        return await file(sql, ring, parcel, dossier_id, content, kept)
    whose = arriving.Whose(parcel.establishment_id, dossier_id, parcel.machine_id)
    await arriving.file(sql, ring, whose, content.header.unique_id, content.planned)
    return None


async def file(
    sql: Connection, ring: KeyRing, parcel: Filing, dossier_id: UUID, content: Content, kept: Kept
) -> UUID | None:
    """The paper's id: new, or the one that was already there for this version; None when only a cancellation came.

    Raises OtherWords when the author gave the same id and version to something else, Disputed when she said that
    another version is not hers.
    """
    await relations.take_turns(sql, dossier_id)
    wrapped = await KEY_OF_DOSSIER.one(sql, dossier_id=dossier_id)
    if wrapped is None:
        raise NotFound
    key = opened(ring, Wrapped(wrapped.key_id, wrapped.kek_id, wrapped.wrapped))
    target = Target(parcel.establishment_id, dossier_id, key)
    made, new = await _document(sql, ring, parcel, target, content, kept) if content.original else (None, False)
    await relations.say(sql, target.house, dossier_id, content.header, cancels=content.cancels)
    if new:
        await sql.execute(SPREAD, made)
        await sql.execute(TELL, made)
    return made


async def _document(
    sql: Connection, ring: KeyRing, parcel: Filing, target: Target, content: Content, kept: Kept
) -> tuple[UUID, bool]:
    """Its id, and whether it has just come."""
    header, digest = content.header, sha256(content.source).digest()
    there = await sql.fetchrow(SAME, target.house, target.dossier, header.unique_id, header.version or 1)
    if there is not None:
        if there["sha256"] != digest:
            raise OtherWords
        return UUID(str(there["id"])), False
    document_id = uuid4()
    hidden = await hidden_since(sql, target.house, target.dossier, header)
    await sql.execute(INSERT_DOCUMENT, *_columns(document_id, target, header, digest, hidden), parcel.machine_id)
    await shelve(sql, target.key, target.house, document_id, kept)
    await words.keep(sql, ring, target.dossier, document_id, searched(content, kept))
    return document_id, True


def _columns(
    document_id: UUID, target: Target, header: CdaHeader, digest: bytes, hidden: datetime | None
) -> tuple[object, ...]:
    family = family_of(header.type_code, header.type_system, header.type_label)
    asked = visibility(header.confidentiality)
    title = label_of(header.type_code, header.type_system, header.type_label or header.title)
    house, key = target.house, target.key
    return (
        document_id,
        house,
        target.dossier,
        family.code,
        header.type_code,
        header.type_system,
        header.unique_id,
        header.set_id,
        header.version or 1,
        written_on(header),
        key.seal(title, house, "document", document_id, "title"),
        key.seal(origin_of(header), house, "document", document_id, "origin"),
        key.id,
        digest,
        asked.not_for_person,
        asked.not_for_representatives,
        hidden,
        asked.hidden_from_staff,
    )
