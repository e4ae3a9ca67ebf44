"""PDF: what it says is kept, what it would do is taken out, each page becomes a light picture."""

import io

import pikepdf
import pytest
from PIL import Image

from backend.interop.bounded import read_in_child
from backend.interop.errors import Unreadable
from backend.interop.pdf.neutral import neutralise
from backend.interop.pdf.pages import LARGEST_PICTURE, open_pdf
from backend.interop.pdf.reading import read_pages, read_pdf
from tests.cast import DATA
from tests.interop.papers import bent, form, inside, launch, locked, pdf, script

ACTIVE = [
    b"/JavaScript",
    b"/JS",
    b"/OpenAction",
    b"/AA",
    b"/Launch",
    b"/SubmitForm",
    b"/EmbeddedFiles",
    b"/URI",
    b"/XFA",
]


def uncompressed(body: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as file:
        file.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
    return out.getvalue()


@pytest.mark.attack("H13")
@pytest.mark.parametrize(
    ("act", "code"),
    [(script, "script"), (launch, "outside-link"), (launch, "media"), (inside, "files-inside"), (form, "dynamic-form")],
)
def test_a_copy_can_do_nothing(act, code):
    neutral, taken_out = neutralise(bent(act))
    assert code in taken_out
    plain = uncompressed(neutral)
    assert [word for word in ACTIVE if word in plain] == []


def test_an_ordinary_file_loses_nothing():
    neutral, taken_out = neutralise(pdf())
    assert taken_out == ()
    assert read_pdf(neutral).texts == read_pdf(pdf()).texts


def test_a_note_that_is_not_there_does_not_keep_a_paper_away():
    """A page that names an object the file does not hold: met by tests/fuzz."""

    def nothing(file):
        file.pages[0].Annots = pikepdf.Array([None, file.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link))])

    neutral, taken_out = neutralise(bent(nothing))
    with pikepdf.open(io.BytesIO(neutral)) as file:
        assert [str(note.Subtype) for note in file.pages[0].Annots] == ["/Link"]
    assert taken_out == ()


async def test_pages_have_their_words_and_their_light_picture():
    reading = await read_in_child("pdf", pdf())
    assert "David Morel habite au foyer" in reading.texts[0]
    assert reading.texts[1] == "Fait à Saint-Denis."
    assert {"attestation", "morel"} <= set(reading.words)
    (first,) = await read_in_child("pages", reading.neutral, 0, 1)
    assert first.text == reading.texts[0]
    assert len(first.picture) <= LARGEST_PICTURE
    assert Image.open(io.BytesIO(first.picture)).size == (first.width, first.height)


def test_pages_are_asked_for_by_a_few():
    assert [page.text for page in read_pages(pdf(), 1, 10)] == ["Fait à Saint-Denis."]
    assert read_pages(pdf(), 9, 10) == ()


@pytest.mark.attack("H16")
def test_a_locked_file_and_an_endless_one_are_refused():
    for body, reason in ((locked(), "pdf-locked"), (pdf("#pagebreak()\n" * 301), "pdf-too-long")):
        with pytest.raises(Unreadable) as why:
            read_pdf(body)
        assert why.value.reason == reason


@pytest.mark.attack("H16")
def test_a_gigantic_page_is_drawn_small():
    (page,) = read_pages(pdf("#set page(width: 20000pt, height: 20000pt)\nUn mot."), 0, 1)
    assert max(page.width, page.height) <= 3000
    assert len(page.picture) <= LARGEST_PICTURE


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"", b"PK\x03\x04"], ids=repr)
def test_what_is_damaged_is_said_to_be(body):
    with pytest.raises(Unreadable) as why:
        read_pdf(body)
    assert why.value.reason in {"pdf-damaged", "pdf-empty"}


def test_a_page_count_is_known_without_drawing():
    assert len(open_pdf(pdf())) == 2


def test_a_file_that_opens_and_a_page_that_does_not_load_is_damaged():
    """A file that the fuzzer found: PDFium tells of the page only when it is asked for."""
    with pytest.raises(Unreadable) as why:
        read_pdf((DATA / "pdf/page-that-does-not-load.pdf").read_bytes())
    assert why.value.reason == "pdf-damaged"
