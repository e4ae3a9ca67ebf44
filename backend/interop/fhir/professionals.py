"""Professionals as the Annuaire Santé tells them: PractitionerRole with its Practitioner and its Organization.

Sources: FR Core 2.1, IG « Annuaire Santé » (identifiers IDNPS and RPPS, professions of TRE_G15, roles of TRE_R85).
"""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from backend.interop.errors import Unreadable
from backend.interop.fhir.parts import Concept, Identifier, Reference
from backend.interop.fhir.patient_parts import Bundle, Entry, FullName, Kind, Period
from backend.interop.listed import Listed, Row
from backend.interop.nos.oids import PROFESSIONAL

RPPS, FINESS = "rpps.esante.gouv.fr", "finess.esante.gouv.fr"
PROFESSIONS = ("TRE-G15", "TRE_G15", "TRE-R94", "TRE_R94", "TRE-R291", "TRE_R291")
NAME = "practitionerrole-name"
Shape = TypeVar("Shape", bound=msgspec.Struct)


class Named(msgspec.Struct, frozen=True):
    url: str = ""
    name: FullName | None = msgspec.field(name="valueHumanName", default=None)


class Prefixed(FullName, frozen=True):
    prefix: tuple[str, ...] = ()


class Qualification(msgspec.Struct, frozen=True):
    code: Concept = Concept()


class Practitioner(msgspec.Struct, frozen=True):
    identifier: tuple[Identifier, ...] = ()
    name: tuple[Prefixed, ...] = ()
    qualification: tuple[Qualification, ...] = ()


class Organization(msgspec.Struct, frozen=True):
    identifier: tuple[Identifier, ...] = ()


class PractitionerRole(msgspec.Struct, frozen=True):
    practitioner: Reference = Reference()
    organization: Reference = Reference()
    code: tuple[Concept, ...] = ()
    period: Period = Period()
    active: bool = True
    extension: tuple[Named, ...] = ()


def read_professionals(body: bytes) -> Listed:
    """The roles that are held now, and where the next page is. Raises Unreadable: fhir-malformed."""
    try:
        bundle = msgspec.json.decode(body, type=Bundle)
        if bundle.resource_type != "Bundle":
            raise Unreadable("fhir-malformed")
        rows = tuple(_rows(bundle.entry))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Unreadable("fhir-malformed") from None
    return Listed(rows, next_page=next((link.url for link in bundle.link if link.relation == "next"), ""))


def _rows(entries: tuple[Entry, ...]) -> Iterator[Row]:
    people = _by_reference(entries, "Practitioner", Practitioner)
    houses = _by_reference(entries, "Organization", Organization)
    for number, entry in enumerate(entries, 1):
        if msgspec.json.decode(entry.resource, type=Kind).resource_type != "PractitionerRole":
            continue
        role = msgspec.json.decode(entry.resource, type=PractitionerRole)
        person = people.get(role.practitioner.reference)
        if person and role.active:
            yield Row(number, _cells(role, person, houses.get(role.organization.reference)))


def _by_reference(entries: tuple[Entry, ...], kind: str, shape: type[Shape]) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for entry in entries:
        told = msgspec.json.decode(entry.resource, type=Kind)
        if told.resource_type == kind:
            one = msgspec.json.decode(entry.resource, type=shape)
            found[f"{kind}/{told.id}"] = one
            if entry.full_url:
                found[entry.full_url] = one
    return found


def _cells(role: PractitionerRole, person: Practitioner, house: Organization | None) -> dict[str, str]:
    exercised = next((one.name for one in role.extension if one.name and one.url.endswith(NAME)), None)
    name = person.name[0] if person.name else Prefixed()
    told = {
        "identifiant": _number(person),
        "civilite": name.prefix[0] if name.prefix else "",
        "nom": (exercised or name).family,
        "prenom": " ".join((exercised or name).given),
        "profession": _profession(role, person),
        "finess": next((one.value for one in house.identifier if FINESS in one.system), "") if house else "",
        "debut": role.period.start[:10],
        "fin": role.period.end[:10],
    }
    return {column: value for column, value in told.items() if value}


def _number(person: Practitioner) -> str:
    known = [one.value for one in person.identifier if RPPS in one.system or one.oid == PROFESSIONAL]
    return next((value for value in known if value), "")


def _profession(role: PractitionerRole, person: Practitioner) -> str:
    concepts = (*role.code, *(one.code for one in person.qualification))
    codings = (coding for concept in concepts for coding in concept.coding)
    return next((coding.code for coding in codings if any(name in coding.system for name in PROFESSIONS)), "")
