"""Rows of the lists of papers, and what a person looks for."""

from typing import Annotated
from uuid import UUID

import msgspec

from backend.documents.schemas import PaperHead


class PaperRow(PaperHead):
    """One paper in a list, with the key that opens its title and origin."""

    fresh: bool
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    of_several: bool  # the reader has dossiers in several houses
    more: bool  # the list goes on after these


class AddedRow(PaperRow):
    """One that somebody added, and whose it is."""

    person: str


class OfFamily(msgspec.Struct):
    """How many papers of one family; a hundred of one dossier may be more."""

    family: str
    number: int


class FoundRow(PaperRow):
    """A paper that was looked for, and where the words stand: `title`, `author`, `content`."""

    places: list[str]


class Wanted(msgspec.Struct, frozen=True):
    """What a person looks for, in her own words."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] = msgspec.field(name="cherche")
