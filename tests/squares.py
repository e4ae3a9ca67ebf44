"""The square of a printed sheet, as a telephone reads it."""

import pypdfium2
import zxingcpp


def photographed(sheet, scale=2.0):
    """The one code of its first page."""
    picture = pypdfium2.PdfDocument(sheet)[0].render(scale=scale).to_pil().convert("L")
    [code] = zxingcpp.read_barcodes(picture)
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    return code.text
