"""What a parcel holds: each paper in it, whatever envelope brought it.

Nothing is decided here: an envelope that says otherwise than its document is a doubt, which a human will look at.
"""

import msgspec

from backend.documents.arriving import Kind, is_xml
from backend.documents.contents import Content, of_cda
from backend.documents.sheets import read_sheet
from backend.interop.bounded import read_in_child
from backend.interop.cda.body import paragraphs
from backend.interop.cda.header import CdaHeader, Related
from backend.interop.cda.media import UNKNOWN, Attachment
from backend.interop.errors import Unreadable
from backend.interop.fhir.document_reference import Described
from backend.interop.xdm.package import Packed

MOST_PAGES = 300


async def contents_of(kind: Kind, body: bytes) -> tuple[Content, ...]:
    """Every paper of the parcel. Raises Unreadable with the reasons of the readers, and: xdm-no-cda,
    attachment-kind, too-many-pages."""
    if kind == "xdm":
        found = await _of_package(await read_in_child("xdm", body))
    elif kind == "fhir":
        found = (await _of_reference(await read_in_child("fhir", body)),)
    elif kind == "hl7v2":
        found = (await _of_message(body),)
    else:
        found = (await of_cda(body),)
    if sum(len(sheet.texts) for one in found for sheet in one.sheets) > MOST_PAGES:
        raise Unreadable("too-many-pages")
    return found


async def _of_package(packed: tuple[Packed, ...]) -> tuple[Content, ...]:
    """Each CDA is a paper; files of another kind came beside the first one."""
    documents = [one for one in packed if is_xml(one.body)]
    beside = tuple(Attachment(one.described.media_type or UNKNOWN, one.body) for one in packed if not is_xml(one.body))
    if not documents:
        raise Unreadable("xdm-no-cda")
    found = []
    for place, one in enumerate(documents):
        content, told = await of_cda(one.body, () if place else beside), one.described
        asked = (*content.header.confidentiality, *told.confidentiality)
        doubt = _doubt("xdm", content.header, told.unique_id, told.matricule, told.matricule_oid)
        found.append(_said_again(content, asked, doubt))
    return tuple(found)


async def _of_message(body: bytes) -> Content:
    message = await read_in_child("hl7v2", body)
    content = await of_cda(message.cda)
    header = content.header
    asked = (*header.confidentiality, *message.confidentiality)
    return _said_again(
        content, asked, _doubt("hl7v2", header, header.unique_id, message.matricule, message.matricule_oid)
    )


async def _of_reference(told: Described) -> Content:
    if told.planned:
        return Content(header=told.header, source=b"", planned=told.planned)
    if is_xml(told.body):
        content = await of_cda(told.body)
        said, header = told.header.patient, told.header
        doubt = _doubt("fhir", content.header, header.unique_id, said.matricule, said.matricule_oid)
        asked = (*content.header.confidentiality, *header.confidentiality)
        relations = (*content.header.replaces, *header.replaces)
        return _said_again(content, asked, doubt, relations=relations, cancels=told.cancels)
    if not told.body:
        return Content(header=told.header, source=b"", cancels=told.cancels)
    sheet = await read_sheet(told.body)
    if sheet:
        original = Attachment(sheet.media_type, sheet.body)
        return Content(header=told.header, source=told.body, original=original, sheets=(sheet,), cancels=told.cancels)
    if told.media_type.partition(";")[0] != "text/plain" or b"\0" in told.body:
        raise Unreadable("attachment-kind")
    html = str(paragraphs(told.body))
    original = Attachment("text/plain", told.body)
    words = told.body.decode("utf-8", "replace")
    return Content(header=told.header, source=told.body, original=original, html=html, text=words, cancels=told.cancels)


def _said_again(
    content: Content,
    asked: tuple[str, ...],
    doubt: str | None,
    *,
    relations: tuple[Related, ...] | None = None,
    cancels: bool = False,
) -> Content:
    """The envelope may ask for less visibility and say more relations, never another paper."""
    header = msgspec.structs.replace(
        content.header, confidentiality=asked, replaces=content.header.replaces if relations is None else relations
    )
    return msgspec.structs.replace(content, header=header, doubt=doubt, cancels=cancels)


def _doubt(kind: str, header: CdaHeader, unique_id: str, matricule: str | None, oid: str | None) -> str | None:
    if header.unique_id != unique_id:
        return f"{kind}-other-document"
    said = (header.patient.matricule, header.patient.matricule_oid)
    return None if said == (matricule, oid) else f"{kind}-other-person"
