"""What travels inside a document beside its words: pictures shown, other files offered."""

import base64
import binascii
import re

from lxml import etree
from markupsafe import Markup
from msgspec import Struct

from backend.interop.cda.markup import tag
from backend.interop.cda.tree import attribute, child, name, raw

#: What a file of each accepted type begins with. Anything else is plain octets.
MAGIC: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "application/rtf": (b"{\\rtf",),
    "text/rtf": (b"{\\rtf",),
}
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
LARGEST_PICTURE = 1_000_000
UNKNOWN = "application/octet-stream"
KINDS = {
    "application/pdf": "PDF",
    "text/plain": "texte",
    "text/rtf": "RTF",
    "application/rtf": "RTF",
    UNKNOWN: "fichier",
}

_BLANKS = re.compile(r"\s+")


class Attachment(Struct, frozen=True):
    """A file carried by the document; ``media_type`` is what the octets are, not what was said."""

    media_type: str
    body: bytes


class Media(Struct, frozen=True):
    """An ``observationMedia``: its file, or why there is none."""

    attachment: Attachment | None = None

    def is_picture(self) -> bool:
        found = self.attachment
        return found is not None and found.media_type in PICTURES and len(found.body) <= LARGEST_PICTURE

    def markup(self) -> Markup:
        found = self.attachment
        if found is None:
            return tag("span", "Un document joint est illisible.", class_="annex")
        if self.is_picture():
            octets = base64.b64encode(found.body).decode("ascii")
            source = f"data:{found.media_type};base64,{octets}"
            return tag("img", src=source, alt="Image jointe au papier, sans description")
        kind = KINDS.get(found.media_type) or found.media_type.partition("/")[2].upper()
        kind = "image" if found.media_type.startswith("image/") else kind
        return tag("span", f"Document joint ({kind}, {size_words(len(found.body))})", class_="annex")


def size_words(octets: int) -> str:
    """``78 ko`` or ``1,2 Mo``."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}\u00a0ko"
    return f"{octets / 1_000_000:.1f}\u00a0Mo".replace(".", ",")


def attachment(value: etree._Element | None) -> Attachment | None:
    """The octets an ED element carries; None when they are elsewhere, absent or not base64."""
    if value is None:
        return None
    claimed = (attribute(value, "mediaType") or "text/plain").partition(";")[0].casefold()
    words = raw(value)
    if (attribute(value, "representation") or "TXT").upper() != "B64":
        return Attachment(claimed, words.encode()) if claimed == "text/plain" and words else None
    try:
        body = base64.b64decode(_BLANKS.sub("", words), validate=True)
    except (binascii.Error, ValueError):
        return None
    return Attachment(_true_type(claimed, body), body) if body else None


def _true_type(claimed: str, body: bytes) -> str:
    if claimed == "text/plain":
        return UNKNOWN if b"\0" in body else claimed
    return claimed if body.startswith(MAGIC.get(claimed, ())) else UNKNOWN


def all_media(root: etree._Element) -> dict[str, Media]:
    """By ID; a region of interest stands for the picture it points into."""
    found = {
        key: Media(attachment(child(element, "value")))
        for element in root.iter("{*}observationMedia")
        if (key := attribute(element, "ID"))
    }
    for region in root.iter("{*}regionOfInterest"):
        inner = next((e for e in region.iter() if name(e) == "observationMedia"), None)
        key, target = attribute(region, "ID"), attribute(inner, "ID")
        if key and target in found:
            found[key] = found[target]
    return found
