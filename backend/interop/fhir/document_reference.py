"""A document of any kind with its description: how a DUI sends a PDF (PDSm, IHE MHD ITI-105)."""

from datetime import datetime
from typing import Protocol
from urllib.parse import unquote

import msgspec

from backend.interop.cda.header import CdaHeader, Related
from backend.interop.cda.identity import PatientIdentity
from backend.interop.cda.people import Author, Organisation
from backend.interop.cda.when import Moment
from backend.interop.errors import Unreadable
from backend.interop.fhir.parts import (
    Coding,
    DocumentReference,
    Identifier,
    Name,
    Reference,
    Resource,
    birthplace,
)
from backend.interop.nos.oids import DOCUMENT_TYPE, INS, LOINC
from backend.kit.days import EVER, typed_day
from backend.kit.signs import spelled

CANCELLED = "entered-in-error"
SYSTEMS = {"http://loinc.org": LOINC}
NOS_TYPES = "TRE_A05-TypeDocComplementaire"
SEXES = {"male": "M", "female": "F"}
RELATIONS = {"replaces": "RPLC", "appends": "APND", "transforms": "XFRM"}


class Planned(msgspec.Struct, frozen=True):
    """What is said of an appointment; `said_at`: when its program last changed it."""

    starts_at: datetime
    said_at: datetime
    cancelled: bool
    codes: tuple[str, ...]
    where: str
    who: str
    about: str
    bring: str


class Described(msgspec.Struct, frozen=True):
    """What is said of the document, and the document. `cancels`: it was sent by mistake, there is no other."""

    header: CdaHeader
    media_type: str
    body: bytes
    cancels: bool = False
    planned: Planned | None = None  # it is no document: an appointment


class HasPatient(Protocol):
    """A resource about somebody: contained in it, or named by a reference."""

    @property
    def contained(self) -> tuple[Resource, ...]: ...
    @property
    def subject(self) -> Reference: ...


def read_reference(body: bytes) -> Described:
    """Raises Unreadable: fhir-malformed, fhir-other-resource, no-identifier, no-type, no-document."""
    try:
        told = msgspec.json.decode(body, type=DocumentReference)
        return _described(told)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Unreadable("fhir-malformed") from None


def _described(told: DocumentReference) -> Described:
    if told.resource_type != "DocumentReference":
        raise Unreadable("fhir-other-resource")
    if not told.master_identifier.value:
        raise Unreadable("no-identifier")
    if not told.type.first.code:
        raise Unreadable("no-type")
    cancels = told.status == CANCELLED
    if len(told.content) != 1 or not (told.content[0].attachment.data or cancels):
        raise Unreadable("no-document")
    attachment = told.content[0].attachment
    return Described(_header(told), attachment.content_type, attachment.data, cancels)


def _confidentiality(told: DocumentReference) -> tuple[str, ...]:
    """Every code of every label; what is said without a code is kept as a code that nobody knows: the strictest."""
    return tuple(one.code or "?" for label in told.security_label for one in label.coding or (Coding(),))


def _header(told: DocumentReference) -> CdaHeader:
    kind = told.type.first
    label = spelled(kind.display) or spelled(told.type.text)
    title = spelled(told.content[0].attachment.title) or spelled(told.description) or label
    return CdaHeader(
        unique_id=_unique_id(told.master_identifier),
        type_code=kind.code,
        type_system=_type_system(kind),
        type_label=label,
        title=title,
        patient=patient_of(told),
        created_at=_moment(told.content[0].attachment.creation or told.date),
        confidentiality=_confidentiality(told),
        authors=tuple(_author(told, one) for one in told.author),
        custodian=_custodian(told),
        replaces=tuple(
            Related(RELATIONS[one.code], _unique_id(one.target.identifier))
            for one in told.relates_to
            if one.code in RELATIONS and one.target.identifier
        ),
    )


def _unique_id(identifier: Identifier) -> str:
    return identifier.value.removeprefix("urn:oid:").removeprefix("urn:uuid:")


def _type_system(kind: Coding) -> str:
    if NOS_TYPES in kind.system:
        return DOCUMENT_TYPE
    return SYSTEMS.get(kind.system, kind.system.removeprefix("urn:oid:"))


def _contained(told: HasPatient, found: Reference) -> Resource | None:
    return next((one for one in told.contained if found.reference == f"#{one.id}"), None)


def patient_of(told: HasPatient) -> PatientIdentity:
    """The contained Patient, else the identifier in the reference: then no trait is said, and a human decides."""
    patient = _contained(told, told.subject)
    if patient is None:
        _, _, query = told.subject.reference.partition("identifier=")
        system, _, value = unquote(query).partition("|")
        named = told.subject.identifier or Identifier(system, value)
        return PatientIdentity(named.value, named.oid) if named.oid in INS and named.value else PatientIdentity()
    ins = next((one for one in patient.identifier if one.oid in INS), None)
    birth = next((name for name in patient.names() if name.use == "official"), Name())
    used = next((name for name in patient.names() if name.use == "usual"), Name())
    return PatientIdentity(
        matricule=ins.value if ins else None,
        matricule_oid=ins.oid if ins else None,
        birth_family_name=spelled(birth.family) or None,
        used_name=spelled(used.family) or None,
        used_given=spelled(" ".join(used.given)) or None,
        given_names=tuple(spelled(" ".join(birth.given)).split()),
        first_given=spelled(birth.given[0]) if birth.given else None,
        sex=SEXES.get(patient.gender),
        birthdate=typed_day(patient.birth_date, EVER),
        birthplace_cog=birthplace(patient.extension) or None,
    )


def _author(told: DocumentReference, found: Reference) -> Author:
    practitioner = _contained(told, found)
    if practitioner is None:
        return Author(name=spelled(found.display))
    name = next(iter(practitioner.names()), Name())
    words = name.text or " ".join((*name.given, name.family)).strip() or found.display
    return Author(name=spelled(words), id=next((one.value for one in practitioner.identifier), None))


def _custodian(told: DocumentReference) -> Organisation | None:
    house = _contained(told, told.custodian)
    name = spelled(house.label() if house else told.custodian.display)
    return Organisation(name) if name else None


def _moment(text: str) -> Moment | None:
    """FHIR instants carry their offset; without an hour, a day is a day."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Moment(at.date(), at, "minute") if at.tzinfo else Moment(at.date())
