"""METADATA.XML: what the sender says of each document (ebXML RegRep 3, CI-SIS volet Partage de documents)."""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from backend.interop.errors import Unreadable
from backend.interop.nos.oids import INS
from backend.interop.xml import parse

RIM = "{urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0}"
# IHE ITI TF-3 table 4.2.5.1-1: the fixed identifiers of the classifications we read.
TYPE = "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"
CONFIDENTIALITY = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"
DOCUMENT_UNIQUE_ID = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"
DOCUMENT_PATIENT = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427"


class Described(Struct, frozen=True):
    """One document as METADATA.XML describes it. `sha1` is lower-case hexadecimal."""

    uri: str
    media_type: str
    unique_id: str
    sha1: str | None = None
    size: int | None = None
    title: str = ""
    type_code: str = ""
    type_system: str = ""
    confidentiality: tuple[str, ...] = ()
    matricule: str | None = None
    matricule_oid: str | None = None


def read_metadata(body: bytes) -> tuple[Described, ...]:
    """Every document of the one submission set. Raises Unreadable: xdm-metadata, xdm-submission-sets."""
    root = parse(body)
    if len(list(root.iter(f"{RIM}RegistryPackage"))) != 1:
        raise Unreadable("xdm-submission-sets")
    return tuple(_described(entry) for entry in root.iter(f"{RIM}ExtrinsicObject"))


def _described(entry: etree._Element) -> Described:
    uri, unique_id = _slot(entry, "URI"), _external(entry, DOCUMENT_UNIQUE_ID)
    if not uri or not unique_id:
        raise Unreadable("xdm-metadata")
    kind = next(_classified(entry, TYPE), None)
    sha1, size = _slot(entry, "hash"), _slot(entry, "size")
    matricule, oid = _patient(_external(entry, DOCUMENT_PATIENT))
    return Described(
        uri=uri,
        media_type=entry.get("mimeType", ""),
        unique_id=unique_id,
        sha1=sha1.lower() if sha1 else None,
        size=int(size) if size and size.isascii() and size.isdigit() else None,
        title=_name(entry),
        type_code=kind.get("nodeRepresentation", "") if kind is not None else "",
        type_system=_slot(kind, "codingScheme") or "" if kind is not None else "",
        confidentiality=tuple(one.get("nodeRepresentation", "") for one in _classified(entry, CONFIDENTIALITY)),
        matricule=matricule,
        matricule_oid=oid,
    )


def _slot(element: etree._Element, name: str) -> str | None:
    """The first value of a slot, its spaces trimmed."""
    for slot in element.iterfind(f"{RIM}Slot"):
        if slot.get("name") == name:
            value = slot.find(f"{RIM}ValueList/{RIM}Value")
            return (value.text or "").strip() or None if value is not None else None
    return None


def _external(element: etree._Element, scheme: str) -> str | None:
    for one in element.iterfind(f"{RIM}ExternalIdentifier"):
        if one.get("identificationScheme") == scheme:
            return (one.get("value") or "").strip() or None
    return None


def _classified(element: etree._Element, scheme: str) -> Iterator[etree._Element]:
    for one in element.iterfind(f"{RIM}Classification"):
        if one.get("classificationScheme") == scheme:
            yield one


def _name(element: etree._Element) -> str:
    told = element.find(f"{RIM}Name/{RIM}LocalizedString")
    return " ".join((told.get("value") or "").split()) if told is not None else ""


def _patient(identifier: str | None) -> tuple[str | None, str | None]:
    """Matricule and OID of an HL7 CX identifier: `2770…^^^&1.2.250.1.213.1.4.8&ISO^NH`."""
    number, _, rest = (identifier or "").partition("^")
    authority = rest.split("^")[2].split("&") if rest.count("^") >= 2 else []
    oid = authority[1] if len(authority) > 1 else None
    return (number, oid) if oid in INS and number else (None, None)
