"""Our own document and every public sample go from the parcel to the screen of the person they name."""

import os
from pathlib import Path

import msgspec
import pytest

from backend.documents.recognise import traits_of
from backend.interop.cda.reading import read
from backend.interop.ins.registers import REAL
from backend.interop.xdm.package import read_package
from tests.cast import DAVID
from tests.documents.reading import Reader
from tests.interop.references import reference

FOLDER = Path(os.environ.get("APORTEE_SAMPLES", "none"))
OURS = Path(__file__).parent.parent / "data/cda/dlu-david-morel.xml"
SAMPLES = [OURS, *sorted(FOLDER.glob("cda/*.xml")), *sorted(FOLDER.glob("xdm/*.ZIP"))]
pytestmark = pytest.mark.anyio
WRITTEN = {"subject": None, "contained": None, "securityLabel": None, "author": None, "custodian": None}


async def lives_here(cast, traits):
    """Somebody of the foyer; a matricule of the real register is taken where real people are."""
    if traits.matricule_oid in REAL:
        state = cast.app.state
        state.settings = msgspec.structs.replace(state.settings, environment="production")
    if traits.matricule == DAVID.matricule:
        return cast.david
    return await cast.usager("Camille", "Exemple", cast.tilleuls, traits, cast.care)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
async def test_a_sample_is_stored_found_and_read(cast, path):
    body = path.read_bytes()
    told = read(body if path.suffix == ".xml" else read_package(body)[0].body)
    somebody = await lives_here(cast, traits_of(told.header.patient))
    paper = await cast.files(body)
    assert paper is not None, await cast.sql.fetchval("select reason from deposit")
    assert await somebody.papers() == [str(paper)]
    page = await somebody.opens(f"/papiers/{paper}")
    assert page.status_code == 200
    reader = Reader(cast, somebody)
    pages, word = await reader.pages(paper), max(told.words, key=len)
    assert told.html or pages
    assert await reader.finds(word) == [paper]
    assert (await somebody.opens(f"/papiers/{paper}/original")).status_code == 200
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200
    annexes = [one for one in told.annexes if one.media_type == "application/pdf"]
    assert len(pages) >= len(annexes) + (told.attachment is not None)


async def test_a_sample_inside_a_document_reference(cast):
    """As TDDUI sends a CDA: the reference says again which paper it is, and of whom."""
    body = OURS.read_bytes()
    header = read(body).header
    somebody = await lives_here(cast, traits_of(header.patient))
    patient = header.patient
    number = {"system": f"urn:oid:{patient.matricule_oid}", "value": patient.matricule}
    again = {**WRITTEN, "subject": {"identifier": number}, "masterIdentifier": {"value": f"urn:oid:{header.unique_id}"}}
    paper = await cast.files(reference(body, **again))
    assert await somebody.papers() == [str(paper)]
