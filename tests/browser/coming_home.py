"""What is sent about David when he comes home: as files on the disk of the house's software."""

from pathlib import Path

from tests.cast import DATA, DLU
from tests.interop.packages import described, metadata, package
from tests.interop.papers import pdf
from tests.interop.references import reference

LETTER = (DATA / "cda/sortie-david-morel.xml").read_bytes()
FIRST, THEN = b"SORTIE-2026-11-20", b"SORTIE-2026-11-21"
REPLACES = b"""<relatedDocument typeCode="RPLC"><parentDocument>
<id root="2.25.331097624558212075531940276118845520163" extension="SORTIE-2026-11-20"/>
</parentDocument></relatedDocument>"""


def corrected() -> bytes:
    """The next day the hospital moves an appointment, and says which letter this one replaces."""
    letter = LETTER.replace(FIRST, THEN).replace(b'versionNumber value="1"', b'versionNumber value="2"')
    letter = letter.replace(b'<effectiveTime value="20261120', b'<effectiveTime value="20261121')
    letter = letter.replace("à 10 heures".encode(), "à 14 heures".encode())
    return letter.replace(b"  <component>\n    <structuredBody>", REPLACES + b"<component><structuredBody>")


def liaison(folder: Path) -> Path:
    """The emergency document of the foyer."""
    return kept(folder / "dlu.xml", DLU)


def letter(folder: Path) -> Path:
    return kept(folder / "sortie.zip", parcel(LETTER))


def next_letter(folder: Path) -> Path:
    return kept(folder / "sortie-corrigee.zip", parcel(corrected()))


def attestation(folder: Path) -> Path:
    """A PDF, and beside it what is said of it."""
    body = pdf()
    kept(folder / "attestation.json", reference(body))
    return kept(folder / "attestation.pdf", body)


def parcel(body: bytes) -> bytes:
    """As a hospital sends it: one letter in an IHE XDM envelope."""
    return package(body, described_as=metadata(described(1, body, title="Lettre de sortie", code="11490-0")))


def kept(file: Path, body: bytes) -> Path:
    file.write_bytes(body)
    return file
