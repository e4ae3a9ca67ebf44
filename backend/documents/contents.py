"""A paper as it was read by bounded children: its words, its pages to draw, what came beside it."""

import msgspec

from backend.documents.sheets import Sheet, read_sheet
from backend.interop.bounded import read_in_child
from backend.interop.cda.header import CdaHeader
from backend.interop.cda.media import UNKNOWN, Attachment
from backend.interop.cda.reading import Reading
from backend.interop.errors import Unreadable
from backend.interop.fhir.document_reference import Planned

CDA = "text/xml"


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """One paper. `source` is what came of it, octet for octet: its hash is part of its natural key.

    `original` is what a person takes away; `sheets` are drawn as pages, the paper itself first when it
    is one, then what came beside it; `others` came beside it and are only kept.
    """

    header: CdaHeader
    source: bytes
    original: Attachment | None = None
    enclosed: bool = False  # the original is only a part of the source
    html: str = ""
    header_html: str = ""
    text: str = ""
    sheets: tuple[Sheet, ...] = ()
    others: tuple[Attachment, ...] = ()
    cancels: bool = False
    doubt: str | None = None
    planned: Planned | None = None  # it is no paper: an appointment

    def insides(self) -> set[bytes]:
        """Each file of it, to be scanned apart: a scanner does not open every envelope."""
        files = {self.source, *(sheet.body for sheet in self.sheets), *(other.body for other in self.others)}
        return files | {self.original.body} if self.original else files

    @property
    def is_sheet(self) -> bool:
        """The paper itself is its first sheet."""
        return bool(self.sheets) and self.original is not None and self.sheets[0].body == self.original.body


async def of_cda(body: bytes, beside: tuple[Attachment, ...] = ()) -> Content:
    read = await read_in_child("cda", body)
    main = await read_sheet(read.attachment.body) if read.attachment else None
    sheets, others = await _beside((*read.annexes, *beside))
    original = _original(read, main) or Attachment(CDA, body)
    return Content(
        header=read.header,
        source=body,
        original=original,
        enclosed=read.attachment is not None,
        html=read.html,
        header_html=read.header_html,
        text=read.plain_text,
        sheets=(*((main,) if main else ()), *sheets),
        others=others,
    )


def _original(read: Reading, main: Sheet | None) -> Attachment | None:
    return Attachment(main.media_type, main.body) if main else read.attachment


async def _beside(files: tuple[Attachment, ...]) -> tuple[tuple[Sheet, ...], tuple[Attachment, ...]]:
    """A file beside a paper that cannot be read does not keep the paper away: it is kept, and never opened here."""
    sheets, others = [], []
    for file in files:
        try:
            sheet = await read_sheet(file.body)
        except Unreadable:
            others.append(Attachment(UNKNOWN, file.body))
            continue
        if sheet:
            sheets.append(sheet)
        else:
            others.append(file)
    return tuple(sheets), tuple(others)
