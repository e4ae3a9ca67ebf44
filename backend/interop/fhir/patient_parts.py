"""The parts of FHIR R4 that tell of a person and of who is around her: what is not named here is ignored."""

import msgspec

from backend.interop.fhir.parts import Coding, Concept, Extension, Identifier, Reference

RELIABILITY = "fr-core-identity-reliability"
GIVEN_NAMES = "fr-core-patient-birth-list-given-name"


class Period(msgspec.Struct, frozen=True):
    start: str = ""
    end: str = ""


class Typed(Identifier, frozen=True):
    """An identifier that says its kind: PI for the house's own number."""

    type: Concept = Concept()
    use: str = ""


class Inner(msgspec.Struct, frozen=True):
    """A part of an extension, by its last word."""

    url: str = ""
    code: str = msgspec.field(name="valueCode", default="")
    concept: Concept = msgspec.field(name="valueCodeableConcept", default=Concept())
    coding: Coding = msgspec.field(name="valueCoding", default=Coding())


class Outer(Extension, frozen=True):
    """An extension of a Patient, or of one of its names."""

    words: str = msgspec.field(name="valueString", default="")
    inside: tuple[Inner, ...] = msgspec.field(name="extension", default=())


class FullName(msgspec.Struct, frozen=True):
    use: str = ""
    family: str = ""
    given: tuple[str, ...] = ()
    text: str = ""
    extension: tuple[Outer, ...] = ()


class Telecom(msgspec.Struct, frozen=True):
    system: str = ""
    value: str = ""


class Contact(msgspec.Struct, frozen=True):
    """Patient.contact, and RelatedPerson told in the same way."""

    relationship: tuple[Concept, ...] = ()
    name: FullName = FullName()
    telecom: tuple[Telecom, ...] = ()
    period: Period = Period()


class Patient(msgspec.Struct, frozen=True, rename="camel"):
    resource_type: str = ""
    id: str = ""
    identifier: tuple[Typed, ...] = ()
    name: tuple[FullName, ...] = ()
    gender: str = ""
    birth_date: str = ""
    extension: tuple[Outer, ...] = ()
    contact: tuple[Contact, ...] = ()


class RelatedPerson(msgspec.Struct, frozen=True):
    patient: Reference = Reference()
    relationship: tuple[Concept, ...] = ()
    name: tuple[FullName, ...] = ()
    telecom: tuple[Telecom, ...] = ()
    period: Period = Period()


class Stayed(msgspec.Struct, frozen=True):
    """An Encounter or an EpisodeOfCare: when the house supports her."""

    subject: Reference = Reference()
    patient: Reference = Reference()
    period: Period = Period()


class Entry(msgspec.Struct, frozen=True, rename="camel"):
    full_url: str = ""
    resource: msgspec.Raw = msgspec.Raw(b"{}")


class Kind(msgspec.Struct, frozen=True, rename="camel"):
    resource_type: str = ""
    id: str = ""


class Link(msgspec.Struct, frozen=True):
    relation: str = ""
    url: str = ""


class Bundle(msgspec.Struct, frozen=True, rename="camel"):
    resource_type: str = ""
    entry: tuple[Entry, ...] = ()
    link: tuple[Link, ...] = ()
