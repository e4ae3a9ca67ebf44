"""The one door for XML that comes from elsewhere. No other module builds an lxml parser.

Four guards, in order: size; one known encoding, read strictly; no document type; then counts,
before and after libxml2 (whose own limits on depth and text stay on). A document that fails is
refused whole, with a reason code and never with a piece of what it said.
"""

import codecs
import re

from lxml import etree

from backend.kit.errors import Invalid

MAX_BYTES = 25 * 1024 * 1024
MAX_DEPTH = 256
MAX_ELEMENTS = 200_000
MAX_ATTRIBUTES = 400_000
MAX_ATTRIBUTES_OF_ONE = 256
MAX_NAMESPACES = 20_000

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
_PROLOG_ITEM = re.compile(rb"[ \t\r\n]+|<!--.*?-->|<\?.*?\?>", re.DOTALL)


class Unreadable(Invalid):
    """This file cannot be read safely."""

    slug = "unreadable"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse(body: bytes) -> etree._Element:
    """The root element of a document we may look at; comments and instructions are gone.

    Raises Unreadable: empty, too-large, encoding, doctype, malformed, too-many-elements,
    too-many-attributes, too-many-namespaces, too-deep.
    """
    if not body:
        raise Unreadable("empty")
    if len(body) > MAX_BYTES:
        raise Unreadable("too-large")
    canonical = _canonical(body)
    _refuse_document_type(canonical)
    _count_before(canonical)
    try:
        root = etree.fromstring(canonical, _parser())
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable("malformed") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("doctype")
    _count_after(root)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _canonical(body: bytes) -> bytes:
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


def _refuse_document_type(body: bytes) -> None:
    """Nothing but blanks, comments and instructions may stand before the root element."""
    place = 0
    while item := _PROLOG_ITEM.match(body, place):
        place = item.end()
    if body.startswith(b"<!", place):
        raise Unreadable("doctype")
    if not body.startswith(b"<", place):
        raise Unreadable("malformed")


def _count_before(body: bytes) -> None:
    """Upper bounds counted on the bytes: a tree is never built for what exceeds them."""
    if body.count(b"<") - body.count(b"</") > MAX_ELEMENTS:
        raise Unreadable("too-many-elements")
    if body.count(b"xmlns") > MAX_NAMESPACES:
        raise Unreadable("too-many-namespaces")
    if body.count(b"=") > MAX_ATTRIBUTES:
        raise Unreadable("too-many-attributes")


def _count_after(root: etree._Element) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth > MAX_DEPTH:
            raise Unreadable("too-deep")
        if len(element.attrib) > MAX_ATTRIBUTES_OF_ONE:
            raise Unreadable("too-many-attributes")
