"""Names and words of papers in a zip: readable by people, accepted by every system, different from one another."""

from collections.abc import Iterator, Sequence

from backend.documents import take_views
from backend.documents.presenter import key_of, kind_of, size_words, words
from backend.documents.take_rows import Away, TakenFile
from backend.documents.views import FAMILIES
from backend.documents.whence import origin
from backend.kit import texts
from backend.kit.dates import date_words, day_words
from backend.kit.file_names import numbered, readable
from backend.kit.keyring import ForOnePage, KeyRing

FOLDER = "papiers"


def named(ring: KeyRing, papers: Sequence[Away]) -> Iterator[tuple[Away, take_views.Taken]]:
    ring, used = ForOnePage(ring), set[str]()
    for paper in papers:
        row, key = paper.row, key_of(ring, paper.row)
        title = words(key, row, "title")
        about = f"{title}, {date_words(row.written_on)}"
        yield (
            paper,
            take_views.Taken(
                title=title,
                origin=origin(key, row),
                day=day_words(row.written_on),
                family=FAMILIES[row.family],
                page=f"{FOLDER}/{numbered(readable(about, 'html'), used)}",
                files=tuple(_file(about, file, used) for file in paper.files),
            ),
        )


def _file(about: str, file: TakenFile, used: set[str]) -> take_views.File:
    if file.position:
        about = f"{about}, {texts.t('paper.beside_number', n=file.position)}"
    kind = kind_of(file.media_type)
    name = f"{FOLDER}/{numbered(readable(about, kind), used)}"
    return take_views.File(name, kind.upper(), size_words(file.size))
