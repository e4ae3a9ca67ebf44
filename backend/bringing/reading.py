"""What was sent, read by bounded children as any other paper: its pages, and of a photo its pixels alone."""

from backend.bringing.schemas import Arriving
from backend.documents.contents import Content
from backend.documents.sheets import read_sheet
from backend.documents.whence import ADDED
from backend.interop.cda.header import CdaHeader
from backend.interop.cda.identity import PatientIdentity
from backend.interop.cda.media import Attachment
from backend.interop.errors import Unreadable


def head(row: Arriving) -> CdaHeader:
    """No document says these things of itself: they are known here."""
    return CdaHeader(f"urn:uuid:{row.id}", row.family, ADDED, PatientIdentity())


async def read(row: Arriving, body: bytes) -> Content:
    """Raises Unreadable, and TooHeavy."""
    sheet = await read_sheet(body)
    if sheet is None:
        raise Unreadable("unknown-kind")
    return Content(header=head(row), source=body, original=Attachment(sheet.media_type, sheet.body), sheets=(sheet,))
