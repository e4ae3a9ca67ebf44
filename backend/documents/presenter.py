"""From sealed rows to the words of a page. Keys are unwrapped here, used, and forgotten."""

from datetime import date
from typing import Protocol
from uuid import UUID

import msgspec
from markupsafe import Markup

from backend.documents import views
from backend.documents.families import what_is
from backend.documents.files import Shown
from backend.documents.piece_rows import FileRow
from backend.documents.schemas import OpenedRow, TitleRow
from backend.documents.vault import Stored, Vault
from backend.kit import texts
from backend.kit.dates import date_words, day_words
from backend.kit.file_names import readable
from backend.kit.keyring import KeyRing
from backend.people.keys import Opened, Wrapped, opened

# A file's name ends so; in capitals, people read it on the button.
KINDS = {
    "text/xml": "xml",
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "text/plain": "txt",
    "image/webp": "webp",
}


class Sealed(Protocol):
    """A row with the sealed words of a paper, and the key that opens them."""

    id: UUID
    establishment_id: UUID
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


def key_of(ring: KeyRing, row: Sealed) -> Opened:
    return opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))


def words(key: Opened, row: Sealed, column: str) -> str:
    return key.unseal(getattr(row, column), row.establishment_id, "document", row.id, column)


def title_of(ring: KeyRing, row: TitleRow) -> str:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    return key.unseal(row.title, row.establishment_id, "document", row.id, "title")


async def body_of(vault: Vault, key: Opened, row: OpenedRow | FileRow) -> bytes:
    stored = Stored(row.store_key, row.size, row.sha256)
    return await vault.get(stored, key.unwrap(row.file_key, row.file_id))


async def shown_body(vault: Vault, key: Opened, row: OpenedRow) -> Markup | None:
    """Safe HTML, made at intake by our own renderer and sealed since; None when only the file can be read."""
    shown = msgspec.json.decode(await body_of(vault, key, row), type=Shown)
    if not shown.html:
        return None
    return Markup(shown.header_html + shown.html)  # noqa: S704


class Typed(Protocol):
    """A row that says which kind of paper it is."""

    type_code: str
    type_system: str
    family: str


def what(row: Typed) -> views.What:
    about = what_is(row.type_code, row.type_system, row.family)
    return views.What(
        lines=about.sentences,
        proofread=about.state == "relu",
        source=about.checked_against,
        day=day_words(date.fromisoformat(about.checked_on)),
    )


def kind_of(media_type: str) -> str:
    """How the name of such a file ends."""
    return KINDS.get(media_type, "bin")


def file_name(key: Opened, row: FileRow, position: int = 0) -> str:
    """« Lettre de l’hôpital, 20 novembre 2026.pdf »: what a person finds again among her downloads.

    `position` is the number of what came beside the paper, from 1.
    """
    beside = f", {texts.t('paper.beside_number', n=position)}" if position else ""
    return readable(f"{words(key, row, 'title')}, {date_words(row.written_on)}{beside}", kind_of(row.media_type))


def original(here: str, row: OpenedRow) -> views.Original:
    kind = kind_of(row.original_type)
    return views.Original(url=f"{here}/original", kind=kind.upper(), size=size_words(row.original_size))


def size_words(size: int) -> str:
    """Kilo-octets, rounded up: « 12 ko »."""
    return str(texts.t("size.kb", n=max(1, round(size / 1000))))
