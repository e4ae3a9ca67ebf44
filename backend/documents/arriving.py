"""What a parcel is, by its octets alone: what its sender says of it decides nothing."""

from typing import Literal

from backend.interop.errors import Unreadable

Kind = Literal["cda", "xdm", "fhir", "hl7v2"]

MARK = b"\xef\xbb\xbf"
# UTF-16 begins so; the reader of XML judges the rest.
XML = (b"<", b"\xff\xfe", b"\xfe\xff")
PDF = b"%PDF-"
PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
WEBP = (b"RIFF", b"WEBP")


def kind_of(body: bytes) -> Kind:
    """Raises Unreadable: alone (a PDF or a photo that nothing describes), unknown-kind."""
    begins = body.removeprefix(MARK).lstrip()[:8]
    if body.startswith(b"PK"):
        return "xdm"
    if begins.startswith(XML):
        return "cda"
    if begins.startswith(b"{"):
        return "fhir"
    if body.startswith(b"MSH|"):
        return "hl7v2"
    raise Unreadable("alone" if is_pdf(body) or is_photo(body) else "unknown-kind")


def is_pdf(body: bytes) -> bool:
    """At the very first octet: a file that is also something else is not one."""
    return body.startswith(PDF)


def is_photo(body: bytes) -> bool:
    return body.startswith(PHOTOS) or (body[:4], body[8:12]) == WEBP


def is_xml(body: bytes) -> bool:
    return body.removeprefix(MARK).lstrip()[:2].startswith(XML)
