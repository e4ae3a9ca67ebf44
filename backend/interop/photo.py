"""A photo of a paper: turned upright, lightened, and without the place, date or name a phone writes in it."""

import io
import struct

from PIL import Image, ImageOps, UnidentifiedImageError

from backend.interop.errors import Unreadable
from backend.interop.pdf.pages import light
from backend.interop.pieces import Photo

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400
QUALITY = 80
# Formats in which several pictures are several pages; a telephone also writes two sizes of one (MPO).
PAGED = frozenset({"TIFF", "GIF"})
# Of a file that is not whole, Pillow's own errors and Python's pass through (tests/fuzz/photo.py).
DAMAGED = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError,
    struct.error,
)  # fmt: skip


def read_photo(body: bytes) -> Photo:
    """Raises Unreadable: photo-damaged, photo-too-large, photo-pages."""
    try:
        with Image.open(io.BytesIO(body), formats=FORMATS) as photo:
            if photo.width * photo.height > MOST_PIXELS:
                raise Unreadable("photo-too-large")
            if photo.format in PAGED and getattr(photo, "n_frames", 1) > 1:
                raise Unreadable("photo-pages")
            upright = ImageOps.exif_transpose(photo).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable("photo-too-large") from None
    except DAMAGED:
        raise Unreadable("photo-damaged") from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    pixels = Image.new("RGB", upright.size)
    pixels.paste(upright)
    out = io.BytesIO()
    pixels.save(out, "WEBP", quality=QUALITY)
    small, _, _ = light(lambda scale: _scaled(pixels, scale), pixels.size, largest=1)
    return Photo(out.getvalue(), small, pixels.width, pixels.height)


def _scaled(picture: Image.Image, scale: float) -> Image.Image:
    width, height = picture.size
    return picture.resize((max(1, round(width * scale)), max(1, round(height * scale))))
