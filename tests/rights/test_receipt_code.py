"""The square of a receipt, photographed: it leads to the check of this receipt, and of no other."""

from urllib.parse import urlsplit

import pypdfium2
import pytest

from backend.kit.references import ALPHABET
from tests.rights.asks import opposes, prints
from tests.squares import photographed

pytestmark = pytest.mark.anyio
# Points of a sheet → dots of its picture, from a good printer to a poor photo.
SCALES = (3, 1.5, 1)


@pytest.fixture
async def receipt(cast, paper):
    """The reference of David's request, and its sheet."""
    request = await opposes(cast.david, paper)
    await prints(cast, request)
    sheet = await cast.david.opens(f"/demandes/{request}/recu")
    return await cast.sql.fetchval("select reference from request"), sheet.content


@pytest.mark.parametrize("scale", SCALES)
async def test_it_holds_the_address_that_is_written_below_it(cast, receipt, scale):
    reference, sheet = receipt
    address = f"{cast.app.state.settings.origin}/verifier/{reference}"
    assert photographed(sheet, scale) == address
    assert address in pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range().replace("\r\n", "")


async def test_whoever_photographs_it_reads_that_the_receipt_is_true(cast, receipt):
    _, sheet = receipt
    page = await cast.nobody().opens(urlsplit(photographed(sheet)).path)
    assert page.status_code == 200
    assert "Ce reçu est vrai" in page.text


def bent(reference):
    for at, sign in enumerate(reference):
        other = ALPHABET[(ALPHABET.index(sign) + 1) % len(ALPHABET)]
        yield reference[:at] + other + reference[at + 1 :]


async def test_with_another_sign_one_more_or_one_less_nobody_knows_it(cast, receipt):
    reference, sheet = receipt
    path, stranger = urlsplit(photographed(sheet)).path, cast.nobody()
    for altered in (*bent(reference), f"{reference}2", f"{reference}0", reference[:-1]):
        page = await stranger.opens(path.replace(reference, altered))
        assert page.status_code == 200
        assert "Nous ne connaissons pas ce reçu" in page.text
        assert "Ce reçu est vrai" not in page.text
