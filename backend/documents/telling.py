"""What a paper says of itself, in words: when and by whom it was written, what it is searched by."""

from datetime import date

from backend.documents.contents import Content
from backend.documents.families import family_of, label_of
from backend.documents.files import Kept
from backend.documents.words import Told
from backend.interop.cda.header import CdaHeader
from backend.kit.clock import now


def searched(content: Content, kept: Kept) -> Told:
    """Beside its title, the official name of its type and that of its family find it."""
    header = content.header
    kind, system, label = header.type_code, header.type_system, header.type_label
    names = (label_of(kind, system, label or header.title), header.title, label, family_of(kind, system, label).label)
    return Told(
        title=" ".join(names),
        author=origin_of(header),
        content=" ".join((content.text, *(page.text for page in kept.pages))),
    )


def written_on(header: CdaHeader) -> date:
    return header.created_at.day if header.created_at else now().date()


def origin_of(header: CdaHeader) -> str:
    """Who wrote it, as people say it: « docteur Roux, hôpital Saint-Jean »."""
    author = header.authors[0] if header.authors else None
    keeper = header.custodian.name if header.custodian else ""
    names = (author.name, author.organisation or keeper) if author else (keeper,)
    return ", ".join(n for n in names if n)
