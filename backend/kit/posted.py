"""What a form brings: its fields, and one file of bounded size. A file stays in memory: no disk ever has it in clear.

A name or a kind that is said of a file is not even read: only its octets tell what it is.
"""

from collections.abc import AsyncIterable
from typing import Any

import msgspec
from litestar import Request
from litestar.exceptions import ClientException
from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

MULTIPART = "multipart/form-data"
MOST_PARTS, LARGEST_FIELD = 40, 256 * 1024


class Posted(msgspec.Struct):
    """`file` is empty when none was chosen; of one that is too large nothing is kept, and the fields are."""

    fields: dict[str, Any]
    file: bytes = b""
    too_large: bool = False


def has_parts(request: Request[Any, Any, Any]) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == MULTIPART


async def posted(request: Request[Any, Any, Any], most: int) -> Posted:
    """Raises ClientException for a body that is no form, or not a whole one."""
    if not has_parts(request):
        form = await request.form()
        return Posted({name: form.getall(name) if len(form.getall(name)) > 1 else form[name] for name in form})
    _, options = parse_options_header(request.headers["content-type"])
    try:
        return await _read(options.get("boundary", ""), request.stream(), most)
    except (MultipartError, UnicodeDecodeError, ValueError):
        raise ClientException from None


async def _read(boundary: str, chunks: AsyncIterable[bytes], most: int) -> Posted:
    read, part, words = Posted({}), None, bytearray()
    with PushMultipartParser(boundary, max_segment_count=MOST_PARTS) as parser:
        async for chunk in chunks:
            for event in parser.parse(chunk):
                if isinstance(event, MultipartSegment):
                    part, words = event, bytearray()
                elif event:
                    _take(read, part, words, event, most)
                elif part is not None:
                    _keep(read, part, words)
    return read


def _take(read: Posted, part: MultipartSegment | None, words: bytearray, more: bytes, most: int) -> None:
    """What is beyond the limit is let go as it comes."""
    is_file = part is not None and part.filename is not None
    if is_file and read.too_large:
        return
    if len(words) + len(more) <= (most if is_file else LARGEST_FIELD):
        words.extend(more)
    elif is_file:
        read.too_large = True
        words.clear()
    else:
        raise ClientException


def _keep(read: Posted, part: MultipartSegment, words: bytearray) -> None:
    """A field that comes twice is a list, as in any other form."""
    if part.filename is not None:
        read.file = b"" if read.too_large else bytes(words)
        return
    value, before = words.decode("utf-8"), read.fields.get(part.name)
    if before is None:
        read.fields[part.name] = value
    else:
        read.fields[part.name] = [*(before if isinstance(before, list) else [before]), value]
