"""Small readings of a CDA tree: one namespace, blanks folded, nothing fetched."""

import re
from collections.abc import Iterator

from lxml import etree

from backend.kit.signs import seen

V3 = "urn:hl7-org:v3"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

_BLANKS = re.compile(r"[ \t\r\n]+")


def fold(text: str | None) -> str:
    """Pretty-printing becomes one space; no-break spaces stay, and only what is seen."""
    return _BLANKS.sub(" ", seen(text or ""))


def name(element: etree._Element) -> str:
    """The local name, whatever the namespace: extensions are read like the rest."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a path of local names (``patientRole/patient``)."""
    for step in path.split("/"):
        if element is None:
            return None
        element = next((e for e in element if name(e) == step), None)
    return element


def children(element: etree._Element | None, step: str) -> Iterator[etree._Element]:
    if element is not None:
        yield from (e for e in element if name(e) == step)


def text(element: etree._Element | None) -> str:
    """All the words below, blanks folded and trimmed."""
    if element is None:
        return ""
    return fold(raw(element)).strip()


def raw(element: etree._Element) -> str:
    """All the words below, as they stand."""
    return "".join(map(str, element.itertext()))


def attribute(element: etree._Element | None, key: str) -> str | None:
    value = element.get(key) if element is not None else None
    return value.strip() or None if value else None


def identifier(element: etree._Element | None) -> str | None:
    """``root^extension``, or the root alone."""
    root, extension = attribute(element, "root"), attribute(element, "extension")
    return f"{root}^{extension}" if root and extension else root or extension
