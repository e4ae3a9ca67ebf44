"""What the head of a document says: who wrote it, for whom, when, and what it replaces."""

from lxml import etree
from msgspec import Struct

from backend.interop.cda.identity import PatientIdentity, patient_identity
from backend.interop.cda.people import Author, Organisation, author, organisation
from backend.interop.cda.tree import V3, attribute, child, children, identifier, text
from backend.interop.cda.when import Moment, moment
from backend.interop.errors import Unreadable


class Related(Struct, frozen=True):
    """An older document: RPLC is replaced by this one, APND is completed, XFRM is its source."""

    kind: str
    unique_id: str


class Encounter(Struct, frozen=True):
    """A stay or a service: when, and in what kind of place."""

    start: Moment | None = None
    end: Moment | None = None
    place: str | None = None


class CdaHeader(Struct, frozen=True):
    """``unique_id`` is ``root^extension`` or ``root``, as XDS writes it; codes are verbatim."""

    unique_id: str
    type_code: str
    type_system: str
    patient: PatientIdentity
    set_id: str | None = None
    version: int | None = None
    type_label: str = ""
    title: str = ""
    created_at: Moment | None = None
    confidentiality: tuple[str, ...] = ()
    language: str | None = None
    authors: tuple[Author, ...] = ()
    custodian: Organisation | None = None
    legal_authenticator: Author | None = None
    encounter: Encounter | None = None
    service: Encounter | None = None
    replaces: tuple[Related, ...] = ()


def read_header(root: etree._Element) -> CdaHeader:
    """Raises Unreadable: not-a-clinical-document, no-identifier, no-type, no-patient."""
    if root.tag != f"{{{V3}}}ClinicalDocument":
        raise Unreadable("not-a-clinical-document")
    code = child(root, "code")
    unique_id = identifier(child(root, "id"))
    type_code = attribute(code, "code")
    if unique_id is None:
        raise Unreadable("no-identifier")
    if type_code is None:
        raise Unreadable("no-type")
    return CdaHeader(
        unique_id=unique_id,
        set_id=identifier(child(root, "setId")),
        version=_version(attribute(child(root, "versionNumber"), "value")),
        type_code=type_code,
        type_system=attribute(code, "codeSystem") or "",
        type_label=attribute(code, "displayName") or "",
        title=text(child(root, "title")) or attribute(code, "displayName") or "",
        created_at=moment(attribute(child(root, "effectiveTime"), "value")),
        confidentiality=_confidentiality(root),
        language=attribute(child(root, "languageCode"), "code"),
        patient=patient_identity(child(root, "recordTarget/patientRole")),
        authors=tuple(author(a, "assignedAuthor") for a in children(root, "author")),
        custodian=organisation(child(root, "custodian/assignedCustodian/representedCustodianOrganization")),
        legal_authenticator=_signatory(root),
        encounter=_encounter(child(root, "componentOf/encompassingEncounter")),
        service=_encounter(child(root, "documentationOf/serviceEvent")),
        replaces=tuple(_related(root)),
    )


def _version(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else None


def _confidentiality(root: etree._Element) -> tuple[str, ...]:
    """What is said without a code is kept as a code that nobody knows: the strictest."""
    return tuple(attribute(code, "code") or "?" for code in children(root, "confidentialityCode"))


def _signatory(root: etree._Element) -> Author | None:
    signed = child(root, "legalAuthenticator")
    return author(signed, "assignedEntity") if signed is not None else None


def _encounter(found: etree._Element | None) -> Encounter | None:
    if found is None:
        return None
    time = child(found, "effectiveTime")
    facility = child(found, "location/healthCareFacility")
    place = text(child(facility, "location/name")) or attribute(child(facility, "code"), "displayName")
    return Encounter(
        start=moment(attribute(child(time, "low"), "value") or attribute(time, "value")),
        end=moment(attribute(child(time, "high"), "value")),
        place=place or None,
    )


def _related(root: etree._Element) -> list[Related]:
    found = []
    for related in children(root, "relatedDocument"):
        kind = attribute(related, "typeCode") or ""
        for parent in children(related, "parentDocument"):
            ids = (identifier(i) for i in children(parent, "id"))
            found += [Related(kind, unique_id) for unique_id in ids if unique_id]
    return found
