"""People as a DUI tells them: FR Core Patient 2.1 or 2.2, one, an array of them, or a Bundle with who is around them.

Sources: FR Core 2.1.0 and 2.2.0 (fr-core-patient-ins, fr-core-identity-reliability), IG « Transfert de données DUI ».
"""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from backend.interop.errors import Unreadable
from backend.interop.fhir.patient import cells_of, contact_of
from backend.interop.fhir.patient_parts import Bundle, Contact, Entry, Kind, Patient, RelatedPerson, Stayed
from backend.interop.listed import MOST_LINES, Beside, Listed, Row

STAYS = ("Encounter", "EpisodeOfCare")


def read_patients(body: bytes) -> Listed:
    """Raises Unreadable: fhir-malformed, fhir-no-patient, list-too-long."""
    try:
        found = tuple(_rows(_entries(body)))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Unreadable("fhir-malformed") from None
    if not found:
        raise Unreadable("fhir-no-patient")
    if len(found) > MOST_LINES:
        raise Unreadable("list-too-long")
    return Listed(found)


def _entries(body: bytes) -> tuple[Entry, ...]:
    if body.lstrip()[:1] == b"[":
        return tuple(Entry(resource=one) for one in msgspec.json.decode(body, type=tuple[msgspec.Raw, ...]))
    if msgspec.json.decode(body, type=Kind).resource_type == "Bundle":
        return msgspec.json.decode(body, type=Bundle).entry
    return (Entry(resource=msgspec.Raw(body)),)


def _rows(entries: tuple[Entry, ...]) -> Iterator[Row]:
    around = _around(entries)
    for number, entry in enumerate(entries, 1):
        if msgspec.json.decode(entry.resource, type=Kind).resource_type != "Patient":
            continue
        patient = msgspec.json.decode(entry.resource, type=Patient)
        beside = [contact_of(one) for one in patient.contact]
        for name in {entry.full_url, f"Patient/{patient.id}"} - {"", "Patient/"}:
            beside += around[name]
        yield Row(number, cells_of(patient), tuple(beside))


def _around(entries: tuple[Entry, ...]) -> dict[str, list[Beside]]:
    """Who and what hangs on each Patient, by the reference that names it."""
    found: dict[str, list[Beside]] = defaultdict(list)
    for entry in entries:
        kind = msgspec.json.decode(entry.resource, type=Kind).resource_type
        if kind == "RelatedPerson":
            told = msgspec.json.decode(entry.resource, type=RelatedPerson)
            for name in told.name[:1]:
                one = Contact(told.relationship, name, told.telecom, told.period)
                found[told.patient.reference].append(contact_of(one))
        elif kind in STAYS:
            stay = msgspec.json.decode(entry.resource, type=Stayed)
            cells = {"entree": stay.period.start[:10], "sortie": stay.period.end[:10]}
            where = stay.subject.reference or stay.patient.reference
            found[where].append(Beside("stay", {name: value for name, value in cells.items() if value}))
    return found
