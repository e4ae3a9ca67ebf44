"""Whatever envelope brings it, a paper ends stored and readable: its words, its pages, what one takes away."""

import io

import pikepdf
import pytest
from PIL import Image

from backend.documents import pieces
from backend.interop.pdf.pages import LARGEST_PICTURE
from tests.cast import DLU
from tests.documents.reading import Reader
from tests.interop.messages import message
from tests.interop.packages import described, metadata, package
from tests.interop.papers import bent, inside, launch, pdf, script
from tests.interop.references import reference
from tests.interop.test_photo import photo

pytestmark = pytest.mark.anyio
DLU_ID = "2.25.198342176630274519385026417298536410772^DLU-2026-11-17"


def with_beside(kind="application/pdf", body=None):
    """A package where a file lies beside the CDA, listed like it, and a stylesheet that nobody lists."""
    beside = pdf() if body is None else body
    entry = described(2, beside, uri="ANNEXE.PDF").replace('mimeType="text/xml"', f'mimeType="{kind}"')
    more = {"IHE_XDM/SUBSET01/ANNEXE.PDF": beside, "IHE_XDM/SUBSET01/cda.xsl": b"<xsl/>"}
    return package(DLU, described_as=metadata(described(1, DLU), entry), more=more)


@pytest.mark.parametrize(
    "body",
    [DLU, package(), message(), reference(DLU, masterIdentifier={"value": f"urn:oid:{DLU_ID}"})],
    ids=["CDA", "XDM", "HL7v2", "FHIR"],
)  # fmt: skip
async def test_a_cda_is_the_same_paper_in_each_envelope(cast, body):
    first = await cast.files(body)
    page = await cast.david.opens(f"/papiers/{first}")
    assert (page.status_code, "Morel" in page.text) == (200, True)
    assert await cast.files(DLU) == first
    assert await cast.david.papers() == [str(first)]


async def test_a_pdf_has_its_words_and_its_pages(cast):
    reader = Reader(cast, cast.david)
    paper = await cast.files(reference())
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == 200
    pages = await reader.pages(paper)
    assert [number for number, _ in pages] == [1, 2]
    assert "David Morel habite au foyer Les Tilleuls." in pages[0][1]
    picture = await reader.file(pieces.PICTURE_MINE, id=paper, number=2)
    assert (Image.open(io.BytesIO(picture)).format, len(picture) <= LARGEST_PICTURE) == ("WEBP", True)
    taken = await cast.david.opens(f"/papiers/{paper}/original")
    assert taken.content == pdf()
    assert 'filename="Papier administratif_ 2 novembre 2026.pdf"' in taken.headers["content-disposition"]


@pytest.mark.attack("H13")
@pytest.mark.parametrize("act", [script, launch, inside])
async def test_a_pdf_that_acts_is_shown_and_taken_away_disarmed_and_kept_as_it_came(cast, act):
    reader, body = Reader(cast, cast.david), bent(act)
    paper = await cast.files(reference(body))
    assert len(await reader.pages(paper)) == 2
    taken = (await cast.david.opens(f"/papiers/{paper}/original")).content
    assert taken != body
    with pikepdf.open(io.BytesIO(taken)) as file:
        assert not {"/OpenAction", "/AA", "/AF"} & set(file.Root.keys())
        assert "/Names" not in file.Root or not set(file.Root.Names.keys()) & {"/JavaScript", "/EmbeddedFiles"}
    for sign in (b"/JavaScript", b"/Launch", b"app.alert", b"/EmbeddedFile"):
        assert sign not in taken
    assert await reader.file(pieces.TAKE_AS_IT_CAME, id=paper) == body, "by its name, and noted"


@pytest.mark.attack("H17")
async def test_a_photo_loses_its_place_and_keeps_its_picture(cast):
    reader = Reader(cast, cast.david)
    paper = await cast.files(reference(photo((400, 200))))
    (page,) = await reader.pages(paper)
    assert page == (1, "")
    for name, values in (("TAKE_MINE", {"position": 0}), ("PICTURE_MINE", {"number": 1}), ("TAKE_AS_IT_CAME", {})):
        kept = await reader.file(getattr(pieces, name), id=paper, **values)
        assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}
        assert b"DAVID" not in kept
    kinds = await cast.sql.fetch("select kind from document_file where document_id = $1 order by 1", paper)
    assert [kind for (kind,) in kinds] == ["original", "page", "reading"]


async def test_what_lies_beside_a_cda_is_shown_after_it(cast):
    reader = Reader(cast, cast.david)
    paper = await cast.files(with_beside())
    assert "Morel" in (await cast.david.opens(f"/papiers/{paper}")).text
    assert [number for number, _ in await reader.pages(paper)] == [1, 2]
    (beside,) = await reader.rows(pieces.BESIDE, id=paper)
    assert (beside.position, beside.media_type) == (1, "application/pdf")
    assert await reader.file(pieces.TAKE_MINE, id=paper, position=1) == pdf()


async def test_a_file_beside_that_nobody_can_read_does_not_keep_the_paper_away(cast):
    reader = Reader(cast, cast.david)
    paper = await cast.files(with_beside(body=b"%PDF- and nothing"))
    assert await reader.pages(paper) == []
    (beside,) = await reader.rows(pieces.BESIDE, id=paper)
    assert beside.media_type == "application/octet-stream"
