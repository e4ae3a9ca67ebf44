"""An appointment as a DUI plans it (FHIR R4 Appointment): when, where, with whom, and what is said of it."""

from datetime import datetime

import msgspec

from backend.interop.cda.header import CdaHeader
from backend.interop.errors import Unreadable
from backend.interop.fhir.document_reference import Described, Planned, patient_of
from backend.interop.fhir.parts import Concept, Identifier, Name, Reference, Resource
from backend.kit.signs import spelled

HOLDS = frozenset({"booked", "arrived", "checked-in", "fulfilled", "noshow"})
IS_OFF = frozenset({"cancelled", "entered-in-error"})
LINE, LINES = 200, 1000
# Beyond these no calendar shows it in the time of its house.
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Meta(msgspec.Struct, frozen=True, rename="camel"):
    last_updated: str = ""


class Participant(msgspec.Struct, frozen=True):
    actor: Reference = Reference()


class Appointment(msgspec.Struct, frozen=True, rename="camel"):
    status: str
    identifier: tuple[Identifier, ...] = ()
    start: str = ""
    meta: Meta = Meta()
    service_type: tuple[Concept, ...] = ()
    description: str = ""
    patient_instruction: str = ""
    participant: tuple[Participant, ...] = ()
    contained: tuple[Resource, ...] = ()

    def of(self, *kinds: str) -> list[tuple[Reference, Resource | None]]:
        """Who or what takes part, of these kinds: contained, or named by a reference alone."""
        inside = {f"#{one.id}": one for one in self.contained}
        known = [(one.actor, inside.get(one.actor.reference)) for one in self.participant]
        return [(who, what) for who, what in known if (what.resource_type if what else _kind(who)) in kinds]

    @property
    def subject(self) -> Reference:
        return next((who for who, _ in self.of("Patient")), Reference())


def _kind(who: Reference) -> str:
    return who.reference.partition("/")[0].partition("?")[0]


def read_appointment(body: bytes) -> Described:
    """Raises Unreadable: fhir-malformed, no-identifier, appointment-status, appointment-start, appointment-update,
    appointment-place, appointment-long."""
    try:
        return _described(msgspec.json.decode(body, type=Appointment))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Unreadable("fhir-malformed") from None


def _described(told: Appointment) -> Described:
    # Two programs may count alike: a number is one within its system.
    unique_id = next((f"{one.system}|{one.value}" for one in told.identifier if one.value), "")
    if not unique_id:
        raise Unreadable("no-identifier")
    if told.status not in HOLDS | IS_OFF:
        raise Unreadable("appointment-status")
    planned = Planned(
        starts_at=_instant(told.start, "appointment-start"),
        said_at=_instant(told.meta.last_updated, "appointment-update"),
        cancelled=told.status in IS_OFF,
        codes=tuple(coding.code for one in told.service_type for coding in one.coding),
        where=spelled(", ".join(_place(who, what) for who, what in told.of("Location"))),
        who=spelled(", ".join(_person(*one) for one in told.of("Practitioner", "RelatedPerson", "PractitionerRole"))),
        about=spelled(told.description),
        bring=spelled(told.patient_instruction),
    )
    if not planned.where:
        raise Unreadable("appointment-place")
    if max(len(planned.where), len(planned.who)) > LINE or max(len(planned.about), len(planned.bring)) > LINES:
        raise Unreadable("appointment-long")
    header = CdaHeader(unique_id=unique_id, type_code="", type_system="", title="Rendez-vous", patient=patient_of(told))
    return Described(header, "", b"", planned=planned)


def _instant(text: str, reason: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(reason) from None
    if at.tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Unreadable(reason)
    return at


def _place(who: Reference, what: Resource | None) -> str:
    return (what.label() if what else "") or who.display


def _person(who: Reference, what: Resource | None) -> str:
    name = next(iter(what.names()), Name()) if what else Name()
    return name.text or " ".join((*name.given, name.family)).strip() or who.display
