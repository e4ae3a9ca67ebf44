"""One message, read as far as it concerns a document: the CDA inside, whose it says it is, who may see it."""

import base64
import binascii
import re

from msgspec import Struct

from backend.interop.errors import Unreadable
from backend.interop.nos.oids import INS

# MSH-18; a message that says nothing is in the encoding of its house, and UTF-8 is tried first.
ENCODINGS = {"8859/1": "iso-8859-1", "8859/15": "iso-8859-15"}
CARRIERS = ("MDM", "ORU")
# MetaDMPMSS calls one code otherwise than TRE_A07 does.
VISIBILITY = {
    "MASQUE_PS": "MASQUE_PS",
    "INVISIBLE_PATIENT": "INVISIBLE_PATIENT",
    "INVISIBLE_REP_LEGAUX": "INVISIBLE_REPRESENTANTS_LEGAUX",
    "INVISIBLE_REPRESENTANTS_LEGAUX": "INVISIBLE_REPRESENTANTS_LEGAUX",
}
NO_VISIBILITY = frozenset({
    "MODIF_CONF_CODE", "DESTDMP", "DESTMSSANTEPS", "DESTMSSANTEPAT", "ACK_RECEPTION", "ACK_LECTURE_MSS",
    "CORPSMAIL_PS", "CORPSMAIL_PATIENT",
})  # fmt: skip
"""The other codes of MetaDMPMSS, all of them: where a message goes, who is told, with which words."""
MOST_SEGMENTS = 5_000

_ENDS = re.compile(r"\r\n|\r|\n")


class Message(Struct, frozen=True):
    """`matricule` is PID-3 of the INS, when there is one; `confidentiality` are the codes said "yes"."""

    cda: bytes
    matricule: str | None = None
    matricule_oid: str | None = None
    confidentiality: tuple[str, ...] = ()


def read_message(body: bytes) -> Message:
    """Raises Unreadable: hl7v2-malformed, hl7v2-no-document, hl7v2-several-documents."""
    segments = _segments(body)
    kind = _part(segments[0], 8, "^", 0)
    if kind not in CARRIERS:
        raise Unreadable("hl7v2-no-document")
    observed = [one for one in segments if one[0] == "OBX"]
    documents = [found for one in observed if (found := _document(one))]
    if not documents:
        raise Unreadable("hl7v2-no-document")
    if len(documents) > 1:
        raise Unreadable("hl7v2-several-documents")
    matricule, oid = _patient(next((one for one in segments if one[0] == "PID"), []))
    return Message(documents[0], matricule, oid, tuple(_asked(observed)))


def _segments(body: bytes) -> list[list[str]]:
    """Each segment cut at its bars; only the usual separators, as the French profiles fix them."""
    if not body.startswith(b"MSH|^~\\&|"):
        raise Unreadable("hl7v2-malformed")
    told = _ENDS.split(_decoded(body))
    segments = [line.split("|") for line in told if line]
    if len(segments) > MOST_SEGMENTS:
        raise Unreadable("hl7v2-malformed")
    return segments


def _decoded(body: bytes) -> str:
    first = _ENDS.split(body[:2_000].decode("latin-1"))[0].split("|")
    named = _at(first, 17)
    try:
        return body.decode(ENCODINGS.get(named, "utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("hl7v2-malformed") from None


def _document(observed: list[str]) -> bytes | None:
    """OBX-5 of type ED whose octets begin like XML: `^text^XML^Base64^…`."""
    if _at(observed, 2) != "ED" or _part(observed, 5, "^", 3).casefold() != "base64":
        return None
    try:
        body = base64.b64decode(_part(observed, 5, "^", 4), validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("hl7v2-malformed") from None
    return body if _part(observed, 5, "^", 2).upper() == "XML" else None


def _asked(observed: list[list[str]]) -> list[str]:
    """Visibility said "yes"; said in another way than yes or no, or under a name that we do not know, it is a code
    that nobody knows: the strictest."""
    told = [(_part(one, 3, "^", 0), _part(one, 5, "^", 0)) for one in observed if "MetaDMPMSS" in _at(one, 3)]
    asked = [one for one in told if one[0] not in NO_VISIBILITY and one[1] != "N"]
    return list(dict.fromkeys(VISIBILITY.get(code, "?") if said == "Y" else "?" for code, said in asked))


def _patient(identified: list[str]) -> tuple[str | None, str | None]:
    """The repetition of PID-3 that is an INS: `2790…^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS`."""
    for one in _at(identified, 3).split("~"):
        number, authority = one.split("^")[0], (one.split("^") + [""] * 4)[3].split("&")
        if number and len(authority) > 1 and authority[1] in INS:
            return number, authority[1]
    return None, None


def _at(segment: list[str], place: int) -> str:
    return segment[place] if place < len(segment) else ""


def _part(segment: list[str], place: int, sign: str, part: int) -> str:
    parts = _at(segment, place).split(sign)
    return parts[part] if part < len(parts) else ""
