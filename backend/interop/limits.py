"""How large a foreign file may be: a document, or the envelope that brings it."""

from backend.interop.xml import MAX_BYTES

LARGEST_PARCEL = 60 * 1024 * 1024
ENVELOPES = frozenset({"xdm", "fhir", "hl7v2"})


def most_bytes(kind: str) -> int:
    """An envelope adds base64, or holds a few documents; what is inside is measured again."""
    return LARGEST_PARCEL if kind in ENVELOPES else MAX_BYTES
