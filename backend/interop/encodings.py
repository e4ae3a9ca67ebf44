"""The bytes of a foreign XML file in one known encoding, read strictly."""

import codecs
import re

from backend.interop.errors import Unreadable

#: Declared names we accept without a byte order mark; the value is Python's codec.
ENCODINGS = {
    "utf-8": "utf-8",
    "us-ascii": "ascii",
    "iso-8859-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "windows-1252",
}
#: Four-byte marks first: UTF-32 begins like UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(rb"\s*<\?xml(?=\s)(.{0,300}?)\?>", re.DOTALL)
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")


def canonical(body: bytes) -> bytes:
    """UTF-8 without mark or declaration: what is searched is what libxml2 will read."""
    mark, codec = next(((m, c) for m, c in MARKS if body.startswith(m)), (b"", "utf-8"))
    if codec is None:
        raise Unreadable("encoding")
    rest = body[len(mark) :]
    if codec != "utf-8":
        rest = _recoded(rest, codec)
    declaration = _DECLARATION.match(rest)
    if declaration:
        rest = rest[declaration.end() :]
    if not mark:
        codec = _declared(declaration.group(1) if declaration else b"")
    return _recoded(rest, codec) if codec not in ("utf-16-le", "utf-16-be") else rest


def _declared(declaration: bytes) -> str:
    named = _ENCODING.search(declaration)
    if named is None:
        return "utf-8"
    codec = ENCODINGS.get(named.group(1).decode("ascii").lower())
    if codec is None:
        raise Unreadable("encoding")
    return codec


def _recoded(body: bytes, codec: str) -> bytes:
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    if "\0" in text:
        raise Unreadable("encoding")
    return body if codec == "utf-8" else text.encode()
