"""A copy of a PDF that can do nothing: no script, no action, no file inside, no link that leaves by itself.

What is taken out is told by codes; the words and the drawings stay as they are (ISO 32000-1, 12.6).
"""

import io
from collections.abc import Iterator

import pikepdf

from backend.interop.errors import Unreadable

# What a catalogue may carry that acts by itself, and the code that tells it.
OF_DOCUMENT = {
    "/OpenAction": "opens-by-itself",
    "/AA": "acts-by-itself",
    "/URI": "outside-link",
    "/Collection": "portfolio",
    "/NeedsRendering": "dynamic-form",
}
OF_NAMES = {"/JavaScript": "script", "/EmbeddedFiles": "files-inside", "/Renditions": "media"}
OF_ANNOTATION = ("/A", "/AA", "/PA")
ACTIVE_ANNOTATIONS = frozenset(
    ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/TrapNet", "/PrinterMark")
)
LINK = "/Link"


def neutralise(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The disarmed copy and what was taken out. Raises Unreadable: pdf-locked, pdf-damaged."""
    try:
        with pikepdf.open(io.BytesIO(body)) as pdf:
            taken = dict.fromkeys((*_of_document(pdf), *_of_forms(pdf), *_of_pages(pdf)))
            out = io.BytesIO()
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return out.getvalue(), tuple(taken)
    except pikepdf.PasswordError:
        raise Unreadable("pdf-locked") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError):
        raise Unreadable("pdf-damaged") from None


def _of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    for key, code in OF_DOCUMENT.items():
        if key in pdf.Root:
            del pdf.Root[key]
            yield code
    names = pdf.Root.get("/Names")
    for key, code in OF_NAMES.items():
        if names is not None and key in names:
            del names[key]
            yield code
    if "/AF" in pdf.Root:
        del pdf.Root["/AF"]
        yield "files-inside"


def _of_forms(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A form keeps what is written in it, and loses its scripts, its buttons' acts and its XFA twin."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    if "/XFA" in form:
        del form["/XFA"]
        yield "dynamic-form"
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/FT" in found:
            yield from _without_actions(found)


def _of_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        if "/AA" in page:
            del page["/AA"]
            yield "acts-by-itself"
        if "/Annots" not in page:
            continue
        kept = []
        for annotation in page.Annots:
            if not isinstance(annotation, pikepdf.Dictionary):
                continue  # what it pointed at is not in the file: it shows nothing
            if annotation.get("/Subtype") in ACTIVE_ANNOTATIONS:
                yield "media"
                continue
            yield from _without_actions(annotation)
            kept.append(annotation)
        page.Annots = pikepdf.Array(kept)


def _without_actions(found: pikepdf.Object) -> Iterator[str]:
    for key in OF_ANNOTATION:
        if key in found:
            yield "outside-link" if found.get("/Subtype") == LINK else "acts-by-itself"
            del found[key]
