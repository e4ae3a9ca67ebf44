"""One resource that a DUI leaves: a document with its description, or an appointment."""

import msgspec

from backend.interop.errors import Unreadable
from backend.interop.fhir.appointment import read_appointment
from backend.interop.fhir.document_reference import Described, read_reference


class Named(msgspec.Struct, rename="camel"):
    resource_type: str = ""


def read_resource(body: bytes) -> Described:
    """Raises Unreadable: what `read_reference` and `read_appointment` raise."""
    try:
        kind = msgspec.json.decode(body, type=Named).resource_type
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Unreadable("fhir-malformed") from None
    return read_appointment(body) if kind == "Appointment" else read_reference(body)
