"""A photo keeps its pixels and forgets where, when and by whom it was taken."""

import io

import pytest
from PIL import Image

from backend.interop.bounded import read_in_child
from backend.interop.errors import Unreadable
from backend.interop.photo import LONGEST_SIDE, read_photo

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def photo(size=(40, 20), **more) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "TÉLÉPHONE DE DAVID"
    exif.get_ifd(GPS).update({1: "S", 2: (20.0, 52.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG", exif=exif, comment=b"chez David", **more)
    return out.getvalue()


@pytest.mark.attack("H17")
async def test_nothing_is_left_of_the_place_or_of_the_phone():
    clean = (await read_in_child("photo", photo())).clean
    again = Image.open(io.BytesIO(clean))
    assert dict(again.getexif()) == {}
    assert set(again.info) <= {"loop", "background", "timestamp", "duration"}
    assert b"David" not in clean
    assert b"EXIF" not in clean


def test_it_is_turned_upright_and_made_lighter():
    assert (read_photo(photo()).width, read_photo(photo()).height) == (20, 40)
    assert max(read_photo(photo((5000, 100))).width, read_photo(photo((5000, 100))).height) == LONGEST_SIDE


@pytest.mark.attack("H16")
def test_too_many_pixels_are_refused_before_they_are_drawn():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(Unreadable) as why:
        read_photo(out.getvalue())
    assert why.value.reason == "photo-too-large"


@pytest.mark.parametrize("body", [b"", b"\xff\xd8\xff", b"GIF89a", photo()[:200]], ids=repr)
def test_what_is_damaged_is_said_to_be(body):
    with pytest.raises(Unreadable) as why:
        read_photo(body)
    assert why.value.reason == "photo-damaged"


def test_a_second_page_without_size_is_damage():
    """Met by tests/fuzz."""
    out = io.BytesIO()
    Image.new("L", (2, 2)).save(out, "TIFF")
    body = bytearray(out.getvalue())
    first = int.from_bytes(body[4:8], "little")
    after = first + 2 + 12 * int.from_bytes(body[first : first + 2], "little")
    body[after : after + 4] = len(body).to_bytes(4, "little")
    with pytest.raises(Unreadable) as why:
        read_photo(bytes(body) + bytes(6))
    assert why.value.reason == "photo-damaged"
