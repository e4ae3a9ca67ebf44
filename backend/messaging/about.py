"""What a message is about: a paper, and the words of the picture that was chosen."""

from uuid import UUID

from backend.db.compiled import Connection
from backend.documents import presenter
from backend.documents.queries import TITLE
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging.schemas import Beginning
from backend.messaging.views import PaperLink

as_paper = as_uuid


async def paper_link(sql: Connection, ring: KeyRing, paper: UUID, base: str) -> PaperLink:
    """The paper's title and page, for someone who may see it. Raises NotFound for anyone else."""
    link = await paper_link_if_seen(sql, ring, paper, base)
    if link is None:
        raise NotFound
    return link


async def paper_link_if_seen(sql: Connection, ring: KeyRing, paper: UUID | None, base: str) -> PaperLink | None:
    row = await TITLE.one(sql, id=paper) if paper else None
    if row is None:
        return None
    title = presenter.title_of(ring, row)
    return PaperLink(id=str(row.id), url=f"{base}/{row.id}", title=title)


def first_words(beginning: Beginning) -> str:
    """The sentence of the picture, then her own words: one message, readable without the picture."""
    if beginning.opening == "other":
        return beginning.words
    this_paper = beginning.opening == "understand" and beginning.paper is not None
    key = "opening.understand.about" if this_paper else f"opening.{beginning.opening}.sentence"
    sentence = str(texts.t(key))
    return f"{sentence}\n{beginning.words}" if beginning.words else sentence


def added_words(opening: str, words: str) -> str:
    """Her own words again, without the sentence of the picture: `first_words` puts it back."""
    return words if opening == "other" else words.partition("\n")[2]
