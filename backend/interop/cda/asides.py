"""Lists, footnotes and pictures inside a story."""

from lxml import etree
from markupsafe import Markup

from backend.interop.cda.markup import tag
from backend.interop.cda.story import Story
from backend.interop.cda.tree import attribute, name
from backend.interop.cda.when import NBSP


def add_list(story: Story, element: etree._Element, depth: int) -> None:
    """Captions and stray words stand before the list: nothing is lost, the list stays a list."""
    story.end_line()
    story.write(element.text)
    items = []
    for inner in element:
        if name(inner) == "item":
            item = story.beside()
            item.add(inner, depth + 1)
            items.append(tag("li", item.inline_or_blocks()))
        else:
            story.visit(inner, depth + 1)
        story.write(inner.tail)
    story.end_line()
    if items:
        story.block(tag("ol" if element.get("listType") == "ordered" else "ul", *items))


def add_note(story: Story, element: etree._Element, depth: int) -> None:
    """A footnote leaves its number in the line and its words at the end of the section."""
    is_note = name(element) == "footnote"
    key = attribute(element, "ID" if is_note else "IDREF")
    if not is_note and key not in story.page.known_notes:
        story.add(element, depth)
        return
    number = story.page.note_number(key, is_note)
    link = tag("a", f"(note {number})", class_="note", href=f"#cda-note-{number}")
    story.line += [Markup(" "), link]
    if not is_note:
        story.add(element, depth)
        return
    note = story.beside()
    note.add(element, depth)
    words = note.inline_or_blocks()
    story.page.pending.append(tag("li", f"Note {number}{NBSP}: ", words, id=f"cda-note-{number}"))


def add_media(story: Story, element: etree._Element) -> None:
    for key in (attribute(element, "referencedObject") or "").split():
        media = story.page.media.get(key)
        if media is None:
            story.page.warnings.append("media-missing")
            continue
        if story.line and not story.line[-1].endswith(" "):
            story.line.append(Markup(" "))
        story.line.append(media.markup())
