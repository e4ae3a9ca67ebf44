"""The body of a document: sections in order, under headings that begin at h2."""

from lxml import etree
from markupsafe import Markup
from msgspec import Struct

from backend.interop.cda.entries import entries_html
from backend.interop.cda.markup import join, tag
from backend.interop.cda.media import Attachment, all_media, attachment
from backend.interop.cda.narrative import narrative
from backend.interop.cda.page import Page
from backend.interop.cda.tree import attribute, child, children, text
from backend.interop.cda.values import words_by_id

LOWEST_HEADING = 6


class Body(Struct, frozen=True):
    """HTML, or the file a level 1 document carries; ``annexes`` are files beside the words."""

    html: Markup = Markup("")
    attachment: Attachment | None = None
    annexes: tuple[Attachment, ...] = ()
    warnings: tuple[str, ...] = ()


def read_body(root: etree._Element) -> Body:
    """Never raises for what is missing: a warning says it (no-body, body-elsewhere, empty-body)."""
    unstructured = child(root, "component/nonXMLBody")
    if unstructured is not None:
        return _unstructured(child(unstructured, "text"))
    structured = child(root, "component/structuredBody")
    if structured is None:
        return Body(warnings=("no-body",))
    notes = {attribute(note, "ID") for note in root.iter("{*}footnote")} - {None}
    page = Page(media=all_media(root), known_notes=notes)
    words = words_by_id(root)
    parts = [_section(s, page, words, 2, "") for s in _sections(structured)]
    annexes = tuple(
        media.attachment for key, media in page.media.items() if media.attachment and not media.is_picture()
    )
    html = join(parts)
    warnings = page.warnings if html else [*page.warnings, "empty-body"]
    return Body(html, None, annexes, tuple(dict.fromkeys(warnings)))


def _unstructured(value: etree._Element | None) -> Body:
    """Plain text becomes paragraphs; anything else is handed over as the file it is."""
    found = attachment(value)
    if found is None:
        return Body(warnings=("body-elsewhere",))
    if found.media_type == "text/plain":
        return Body(html=paragraphs(found.body))
    claimed = (attribute(value, "mediaType") or "").partition(";")[0].casefold()
    odd = () if found.media_type == claimed else ("media-type-mismatch",)
    return Body(attachment=found, warnings=odd)


def paragraphs(body: bytes) -> Markup:
    try:
        words = body.decode("utf-8")
    except UnicodeDecodeError:
        words = body.decode("windows-1252", "replace")
    blocks = words.replace("\r\n", "\n").split("\n\n")
    return join([_lines(block) for block in blocks if block.strip()])


def _lines(block: str) -> Markup:
    lines = [Markup.escape(line.strip()) for line in block.split("\n") if line.strip()]
    return tag("p", tag("br").join(lines))


def _sections(parent: etree._Element) -> list[etree._Element]:
    return [s for component in children(parent, "component") for s in children(component, "section")]


def _section(section: etree._Element, page: Page, words: dict[str, str], level: int, above: str) -> Markup:
    title = text(child(section, "title")) or attribute(child(section, "code"), "displayName") or ""
    repeated = title.casefold() == above.casefold()
    story = child(section, "text")
    told = narrative(story, page, title or above) if story is not None else Markup("")
    if not told:
        told = entries_html(section, words)
    inner = [_section(s, page, words, level if repeated else level + 1, title or above) for s in _sections(section)]
    if not told and not any(inner):
        told = tag("p", "Cette partie est vide.", class_="nothing")
    heading = tag(f"h{min(level, LOWEST_HEADING)}", title) if title and not repeated else ""
    return tag("section", heading, told, *inner, class_="part")
