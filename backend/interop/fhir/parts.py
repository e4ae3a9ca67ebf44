"""The few FHIR data types we read, as Structs: what is not named here is ignored."""

from collections.abc import Iterable

import msgspec

BIRTHPLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"
INSEE = "fr-core-address-insee-code"


class Coding(msgspec.Struct, frozen=True):
    system: str = ""
    code: str = ""
    display: str = ""


class Concept(msgspec.Struct, frozen=True):
    coding: tuple[Coding, ...] = ()
    text: str = ""

    @property
    def first(self) -> Coding:
        return self.coding[0] if self.coding else Coding()


class Identifier(msgspec.Struct, frozen=True):
    system: str = ""
    value: str = ""

    @property
    def oid(self) -> str:
        return self.system.removeprefix("urn:oid:")


class Extension(msgspec.Struct, frozen=True):
    url: str = ""
    address: "Address | None" = msgspec.field(name="valueAddress", default=None)
    coding: Coding | None = msgspec.field(name="valueCoding", default=None)


class Address(msgspec.Struct, frozen=True):
    extension: tuple[Extension, ...] = ()


def birthplace(told: Iterable[Extension]) -> str:
    """The official code that a Patient tells; empty when it tells none."""
    for outer in told:
        if outer.url == BIRTHPLACE and outer.address:
            codes = (one.coding.code for one in outer.address.extension if one.url.endswith(INSEE) and one.coding)
            return next(codes, "")
    return ""


class Name(msgspec.Struct, frozen=True):
    use: str = ""
    text: str = ""
    family: str = ""
    given: tuple[str, ...] = ()


class Resource(msgspec.Struct, frozen=True, rename="camel"):
    """A contained Patient, Practitioner or Organization: `name` is read by its kind."""

    resource_type: str = ""
    id: str = ""
    identifier: tuple[Identifier, ...] = ()
    name: msgspec.Raw = msgspec.Raw(b"null")
    gender: str = ""
    birth_date: str = ""
    extension: tuple[Extension, ...] = ()

    def names(self) -> tuple[Name, ...]:
        """Of a person. Raises msgspec.ValidationError when they are not written so."""
        return msgspec.json.decode(self.name, type=tuple[Name, ...] | None) or ()

    def label(self) -> str:
        """Of an organisation."""
        told = msgspec.json.decode(self.name)
        return told if isinstance(told, str) else ""


class Reference(msgspec.Struct, frozen=True):
    reference: str = ""
    identifier: Identifier | None = None
    display: str = ""


class Attachment(msgspec.Struct, frozen=True, rename="camel"):
    content_type: str = ""
    data: bytes = b""  # msgspec reads base64
    title: str = ""
    creation: str = ""


class Content(msgspec.Struct, frozen=True):
    attachment: Attachment


class Relation(msgspec.Struct, frozen=True):
    code: str
    target: Reference


class DocumentReference(msgspec.Struct, frozen=True, rename="camel"):
    """FHIR R4 DocumentReference, profile PDSm simplified publication (ITI-105)."""

    resource_type: str
    type: Concept
    content: tuple[Content, ...]
    master_identifier: Identifier
    status: str = "current"
    subject: Reference = Reference()
    date: str = ""
    author: tuple[Reference, ...] = ()
    custodian: Reference = Reference()
    contained: tuple[Resource, ...] = ()
    security_label: tuple[Concept, ...] = ()
    relates_to: tuple[Relation, ...] = ()
    description: str = ""
