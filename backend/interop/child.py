"""The bounded reader: one document on the standard input, one answer on the standard output.

Run by ``backend.interop.aside`` with KIND PARENT_PID NUMBER…; it reads only once it is confined. The
answer is JSON; the process holds no secret, no environment and no file of the service.
"""

import sys
from collections.abc import Callable
from pkgutil import resolve_name

import msgspec

from backend.interop.confinement import confine
from backend.interop.errors import Unreadable
from backend.interop.limits import most_bytes

Reader = Callable[..., object]
# By name: what reads a PDF takes as long to import as a CDA to be read.
READERS: dict[str, str | Reader] = {
    "cda": "backend.interop.cda.reading:read",
    "xdm": "backend.interop.xdm.package:read_package",
    "fhir": "backend.interop.fhir.resources:read_resource",
    "hl7v2": "backend.interop.hl7v2.message:read_message",
    "pdf": "backend.interop.pdf.reading:read_pdf",
    "pages": "backend.interop.pdf.reading:read_pages",
    "photo": "backend.interop.photo:read_photo",
    "spreadsheet": "backend.interop.spreadsheet:read_spreadsheet",
    "usager": "backend.interop.cda.usager:read_usager",
    "patients": "backend.interop.fhir.patients:read_patients",
    "professionals": "backend.interop.fhir.professionals:read_professionals",
}
TOO_HEAVY = "too-heavy"
NOTHING = msgspec.Raw(b"null")


class Answer(msgspec.Struct, frozen=True):
    """A reading, still encoded, or the reason of a refusal; ``network`` says how the reader was cut off."""

    network: str
    reading: msgspec.Raw = NOTHING
    refused: str | None = None


def reader_of(kind: str) -> Reader:
    """What reads this kind, imported: once confined, nothing more can be."""
    named = READERS[kind]
    reader: Reader = resolve_name(named) if isinstance(named, str) else named
    return reader


def answer(kind: str, body: bytes, network: str, *numbers: int) -> Answer:
    try:
        return Answer(network, msgspec.Raw(msgspec.json.encode(reader_of(kind)(body, *numbers))))
    except Unreadable as refusal:
        return Answer(network, refused=refusal.reason)
    except (MemoryError, RecursionError):
        return Answer(network, refused=TOO_HEAVY)


def main(kind: str, parent: str, *numbers: str) -> None:
    reader_of(kind)
    network = confine(int(parent))
    body = sys.stdin.buffer.read(most_bytes(kind) + 1)
    sys.stdout.buffer.write(msgspec.json.encode(answer(kind, body, network, *map(int, numbers))))
