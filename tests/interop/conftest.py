"""Documents to read: ours always, the public samples too when their folder is named."""

import os
from pathlib import Path

import pytest

from backend.interop import bounded
from backend.interop.cda.reading import read
from backend.interop.process import Child

OURS = Path(__file__).parent.parent / "data" / "cda"


def document_paths() -> list[Path]:
    """Our own documents, then those of ``$APORTEE_SAMPLES/cda``."""
    samples = os.environ.get("APORTEE_SAMPLES")
    others = sorted(Path(samples, "cda").glob("*.xml")) if samples else []
    return [*sorted(OURS.glob("*.xml")), *others]


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture(autouse=True)
def _as_they_are(real_readers):
    """Here the readers themselves are looked at."""


@pytest.fixture
def our_document():
    return lambda name: (OURS / f"{name}.xml").read_bytes()


@pytest.fixture
def clinical_document():
    """A whole document around a body: ``clinical_document("<section>…</section>")``."""

    def build(sections: str = "", body: str = "", title: str = "Essai") -> bytes:
        inside = body or f"<structuredBody><component>{sections}</component></structuredBody>"
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<id root="1.2.3" extension="a"/>
<code code="11488-4" codeSystem="2.16.840.1.113883.6.1" displayName="CR de consultation"/>
<title>{title}</title>
<recordTarget><patientRole>
<id root="1.2.250.1.213.1.4.10" extension="1"/></patientRole></recordTarget>
<component>{inside}</component></ClinicalDocument>""".encode()

    return build


@pytest.fixture
def told(clinical_document):
    """What a narrative becomes: ``told("<paragraph>…</paragraph>").html``."""

    def tell(text: str, title: str = "Partie"):
        section = f"<section><title>{title}</title><text>{text}</text></section>"
        return read(clinical_document(section))

    return tell


@pytest.fixture
def run_as_child(monkeypatch):
    """Replaces what the child does by a few lines of our own; ``confine`` is theirs to call."""

    def install(code: str, patch=monkeypatch) -> None:
        def other(command, folder, environ):
            return Child((command[0], "-c", code, str(os.getpid())), folder, environ)

        patch.setattr(bounded, "Child", other)

    return install
