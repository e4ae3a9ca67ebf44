"""Coded entries in words, for the sections whose author wrote no narrative."""

from collections.abc import Iterator

from lxml import etree
from markupsafe import Markup

from backend.interop.cda.markup import tag
from backend.interop.cda.quantities import time_words
from backend.interop.cda.tree import attribute, child, children, name
from backend.interop.cda.values import code_words, referenced, value_words
from backend.interop.cda.when import NBSP

STATEMENTS = frozenset(
    (
        "act",
        "encounter",
        "observation",
        "observationMedia",
        "organizer",
        "procedure",
        "substanceAdministration",
        "supply",
    )
)
LINKS = frozenset({"entryRelationship", "component"})
PRODUCTS = (
    "consumable/manufacturedProduct/manufacturedMaterial",
    "product/manufacturedProduct/manufacturedMaterial",
    "participant/participantRole/playingEntity",
    "participant/participantRole/playingDevice",
)
#: What is told of a statement, in this order, each with its word.
DETAILS = (
    ("doseQuantity", "dose"),
    ("rateQuantity", "débit"),
    ("quantity", "quantité"),
    ("routeCode", "voie"),
    ("approachSiteCode", "endroit"),
    ("targetSiteCode", "endroit"),
    ("methodCode", "méthode"),
    ("interpretationCode", ""),
)

Fact = tuple[str, list[str]]


def entries_html(section: etree._Element, page_words: dict[str, str]) -> Markup:
    """A definition list of everything coded in the section; empty when nothing has words."""
    facts = [
        fact
        for entry in children(section, "entry")
        for statement in _statements(entry)
        if (fact := _fact(statement, page_words))
    ]
    if not facts:
        return Markup("")
    parts = [
        part for label, details in facts for part in (tag("dt", label), *(tag("dd", detail) for detail in details))
    ]
    return tag("dl", *parts, class_="facts")


def _statements(parent: etree._Element) -> Iterator[etree._Element]:
    """Depth first, without recursion: a group comes before its members."""
    waiting = [parent]
    while waiting:
        element = waiting.pop()
        if name(element) in STATEMENTS:
            yield element
        inner = [e for e in element if name(e) in STATEMENTS or name(e) in LINKS]
        waiting.extend(reversed(inner))


def _fact(statement: etree._Element, page_words: dict[str, str]) -> Fact | None:
    """A label and its details. A group without words of its own says nothing: its members do."""
    product = _product(statement, page_words)
    label = product or code_words(child(statement, "code"), page_words)
    details = list(_details(statement, page_words))
    if not label and not details:
        return None
    if name(statement) in ("organizer", "act") and not details and _has_members(statement):
        return None
    refused = attribute(statement, "negationInd") == "true"
    return label or "Information", (["non"] if refused else []) + (details or ["noté"])


def _has_members(statement: etree._Element) -> bool:
    return any(True for link in statement if name(link) in LINKS)


def _product(statement: etree._Element, page_words: dict[str, str]) -> str:
    for path in PRODUCTS:
        material = child(statement, path)
        said = code_words(child(material, "code"), page_words) or referenced(child(material, "name"), page_words)
        if said:
            return said
    return ""


def _details(statement: etree._Element, page_words: dict[str, str]) -> Iterator[str]:
    for word, element in _told(statement):
        said = time_words(element) if word is None else value_words(element, page_words)
        if said:
            yield f"{word}{NBSP}: {said}" if word else said
    if said := referenced(child(statement, "text"), page_words):
        yield said


def _told(statement: etree._Element) -> Iterator[tuple[str | None, etree._Element]]:
    """What a statement says, each with its word ("" = the value itself, None = its time)."""
    if name(statement) != "observationMedia":
        yield from (("", value) for value in children(statement, "value"))
    for key, word in DETAILS:
        yield from ((word, found) for found in children(statement, key))
    yield from ((None, time) for time in children(statement, "effectiveTime"))
    for bounds in children(statement, "referenceRange"):
        limits = child(bounds, "observationRange/value")
        if limits is not None:
            yield "valeurs habituelles", limits
