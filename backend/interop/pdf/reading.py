"""A PDF as the service keeps it: a disarmed copy, its words page by page; pictures are made apart."""

from backend.interop.cda.reading import distinct_words
from backend.interop.pdf.neutral import neutralise
from backend.interop.pdf.pages import open_pdf, or_damaged, read_page, text_of
from backend.interop.pieces import Page, PdfReading


def read_pdf(body: bytes) -> PdfReading:
    """Raises Unreadable with the reasons of `neutralise` and `open_pdf`; pdf-damaged for a page that does not load."""
    neutral, taken_out = neutralise(body)
    with or_damaged():
        texts = tuple(text_of(page) for page in open_pdf(neutral))
    return PdfReading(neutral, texts, distinct_words(" ".join(texts)), taken_out)


def read_pages(body: bytes, first: int, count: int) -> tuple[Page, ...]:
    """At most `count` pages from number `first` (0 is the first one), as pictures and words."""
    pdf = open_pdf(body)
    with or_damaged():
        return tuple(read_page(pdf, number) for number in range(first, min(first + count, len(pdf))))
