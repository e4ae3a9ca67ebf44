"""Packages made for the tests: our own document in an IHE XDM envelope, right or bent."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

DLU = (Path(__file__).parent.parent / "data/cda/dlu-david-morel.xml").read_bytes()
PATIENT = "184039741100141^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"

ENTRY = """<ExtrinsicObject mimeType="text/xml" id="d{n}">
{hash}<Slot name="size"><ValueList><Value>{size}</Value></ValueList></Slot>
<Slot name="URI"><ValueList><Value>{uri}</Value></ValueList></Slot>
<Name><LocalizedString value="{title}"/></Name>
<Classification classificationScheme="urn:uuid:f0306f51-975f-434e-a61c-c59651d33983" nodeRepresentation="{code}">
<Slot name="codingScheme"><ValueList><Value>2.16.840.1.113883.6.1</Value></ValueList></Slot></Classification>
<Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" nodeRepresentation="N"/>
<ExternalIdentifier identificationScheme="urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427" value="{patient}"/>
<ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="{unique}"/>
</ExtrinsicObject>"""
HASH = '<Slot name="hash"><ValueList><Value>{sha1}</Value></ValueList></Slot>'
REQUEST = """<?xml version="1.0" encoding="UTF-8"?>
<SubmitObjectsRequest xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">
<RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">{sets}{entries}</RegistryObjectList>
</SubmitObjectsRequest>"""

ID = re.compile(rb'<id root="([^"]+)" extension="([^"]+)"/>')


def described(n: int, body: bytes, **bent: object) -> str:
    sha1 = hashlib.sha1(body).hexdigest().upper()
    told = ID.search(body)
    unique = b"^".join(told.groups()).decode() if told else f"2.25.{n}"
    facts = {
        "n": n,
        "unique": unique,
        "size": len(body),
        "uri": f"DOC{n:04}.XML",
        "patient": PATIENT,
        "hash": HASH.format(sha1=sha1),
        "title": "Document de liaison",
        "code": "34133-9",
    }
    return ENTRY.format(**facts | bent)


def metadata(*entries: str, sets: int = 1) -> bytes:
    return REQUEST.format(sets='<RegistryPackage id="s"/>' * sets, entries="".join(entries)).encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def package(*bodies: bytes, described_as: bytes | None = None, more: dict[str, bytes] | None = None) -> bytes:
    """A whole package of these documents."""
    bodies = bodies or (DLU,)
    folder = "IHE_XDM/SUBSET01"
    entries = [described(n, body) for n, body in enumerate(bodies, 1)]
    files = {f"{folder}/DOC{n:04}.XML": body for n, body in enumerate(bodies, 1)}
    files |= {f"{folder}/METADATA.XML": described_as or metadata(*entries), "README.TXT": b"read me"}
    return zipped(files | (more or {}))
