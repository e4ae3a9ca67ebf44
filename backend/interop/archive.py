"""The one door for zip archives that come from elsewhere. Nothing is ever written to a path.

The directory of the archive is judged whole before a byte is inflated; then bytes are counted while
they come out, whatever sizes were announced. An archive that fails is refused whole, with a code.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from backend.interop.errors import Unreadable

MOST_BYTES = 100 * 1024 * 1024
MOST_ENTRIES = 200
LONGEST_NAME = 240
PIECE = 64 * 1024
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1 | 0x40
LOCAL_HEADER = 30

_NAME = re.compile(r"[A-Za-z0-9À-ÿ _.,()'+-]+(/[A-Za-z0-9À-ÿ _.,()'+-]+)*/?")
_NESTED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def unzip(body: bytes, most: int = MOST_BYTES) -> dict[str, bytes]:
    """The files of an archive by name, folders left out; `most` bytes in all.

    Raises Unreadable: not-a-zip, zip-encrypted, zip-method, zip-names, zip-links, zip-overlap,
    zip-too-many, zip-too-large, zip-nested, zip-damaged.
    """
    if not body.startswith(b"PK"):
        raise Unreadable("not-a-zip")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            _judge(entries, len(body))
            return _inflated(archive, entries, most)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError):
        raise Unreadable("zip-damaged") from None
    except (struct.error, UnicodeDecodeError, ValueError, OverflowError):
        raise Unreadable("zip-damaged") from None


def _judge(entries: list[zipfile.ZipInfo], size: int) -> None:
    if not entries or len(entries) > MOST_ENTRIES:
        raise Unreadable("zip-too-many")
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise Unreadable("zip-encrypted")
        if entry.compress_type not in METHODS or entry.volume:
            raise Unreadable("zip-method")
        if entry.create_system == 3 and stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise Unreadable("zip-links")
    _judge_names(entries)
    _judge_places(entries, size)


def _judge_names(entries: list[zipfile.ZipInfo]) -> None:
    """Plain relative names, no two alike on any system: they are labels, and still refused when odd."""
    names = [entry.orig_filename for entry in entries]
    if not all(map(_is_plain, names)) or len({name.casefold().rstrip("/") for name in names}) != len(names):
        raise Unreadable("zip-names")


def _is_plain(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and len(name) <= LONGEST_NAME and {".", ".."}.isdisjoint(name.split("/"))


def _judge_places(entries: list[zipfile.ZipInfo], size: int) -> None:
    """No two entries share bytes: that is how a small archive inflates without end."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise Unreadable("zip-overlap")
        end = entry.header_offset + LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size
    if end > size:
        raise Unreadable("zip-damaged")


def _inflated(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], most: int) -> dict[str, bytes]:
    left, files = most, {}
    for entry in entries:
        if entry.is_dir():
            continue
        files[entry.filename] = told = b"".join(_pieces(archive, entry, left))
        left -= len(told)
        if told.startswith(_NESTED):
            raise Unreadable("zip-nested")
    return files


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    count = 0
    with archive.open(entry) as file:
        while piece := file.read(PIECE):
            count += len(piece)
            if count > most:
                raise Unreadable("zip-too-large")
            yield piece
