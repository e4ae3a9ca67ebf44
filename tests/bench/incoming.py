"""Papers for the large house: one as long as a page of 200 kB, one about each usager, and a picture of a page."""

import io
from uuid import uuid4

from PIL import Image

from backend.interop.cda.reading import read
from backend.people.matching import Traits
from tests.cast import DAVID, DLU, TEST_OID

LONG_PAGE, PICTURE = 200_000, 60_000
OPENS, ENDS = b"<structuredBody>", b"</structuredBody>"
NAME = b'extension="DLU-2026-11-17"'
SET = b'<setId root="2.25.198342176630274519385026417298536410772" extension="DLU"/>'


def traits(n: int) -> Traits:
    """Of the usager number `n`."""
    return Traits(f"{100000000000000 + n}", TEST_OID, "ESSAI", f"USAGER{n}", "1984-03-12", "M", "97411")


def about(n: int) -> bytes:
    """A liaison document of the usager number `n` which has never come before."""
    whose = traits(n)
    body = DLU.replace(DAVID.matricule.encode(), whose.matricule.encode())
    body = body.replace(DAVID.birth_name.encode(), whose.birth_name.encode())
    body = body.replace(DAVID.given_names.encode(), whose.given_names.encode())
    return body.replace(NAME, f'extension="{uuid4()}"'.encode(), 1).replace(SET, b"")


def long() -> bytes:
    """The sections of our document, again and again."""
    head, _, rest = DLU.partition(OPENS)
    sections, _, tail = rest.partition(ENDS)
    return head + OPENS + sections * (LONG_PAGE // len(read(DLU).html)) + ENDS + tail


def picture() -> bytes:
    """WebP, near the weight that a page may have."""
    for quality in range(90, 0, -5):
        out = io.BytesIO()
        Image.effect_noise((280, 400), 40).resize((700, 1000)).save(out, "WEBP", quality=quality)
        if len(out.getvalue()) <= PICTURE:
            return out.getvalue()
    raise ValueError("no quality is low enough")
