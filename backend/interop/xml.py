"""The one door for XML that comes from elsewhere. No other module builds an lxml parser.

Four guards, in order: size; one known encoding, read strictly; no document type; then counts,
before and after libxml2 (whose own limits on depth and text stay on). A document that fails is
refused whole, with a reason code and never with a piece of what it said.
"""

import re

from lxml import etree

from backend.interop.encodings import canonical as canonical_bytes
from backend.interop.errors import Unreadable

MAX_BYTES = 25 * 1024 * 1024
MAX_DEPTH = 256
MAX_ELEMENTS = 200_000
MAX_ATTRIBUTES = 400_000
MAX_ATTRIBUTES_OF_ONE = 256
MAX_NAMESPACES = 20_000
_PROLOG_ITEM = re.compile(rb"[ \t\r\n]+|<!--.*?-->|<\?.*?\?>", re.DOTALL)


def parse(body: bytes) -> etree._Element:
    """The root element of a document we may look at; comments and instructions are gone.

    Raises Unreadable: empty, too-large, encoding, doctype, malformed, too-many-elements,
    too-many-attributes, too-many-namespaces, too-deep.
    """
    if not body:
        raise Unreadable("empty")
    if len(body) > MAX_BYTES:
        raise Unreadable("too-large")
    canonical = canonical_bytes(body)
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
