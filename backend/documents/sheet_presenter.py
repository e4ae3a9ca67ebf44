"""The pages of a paper, what came beside it and its versions, in words."""

from collections.abc import Sequence

from backend.documents import views
from backend.documents.piece_rows import BesideRow, PageRow, VersionRow
from backend.documents.presenter import kind_of, size_words
from backend.documents.schemas import OpenedRow
from backend.kit.dates import day_words
from backend.people.keys import Opened

PAGES = 20


def sheets(
    key: Opened, here: str, rows: Sequence[PageRow], first: int, sealed_in: str = "document_page"
) -> views.Sheets:
    """Twenty pages from number `first`: a picture each, and its words below. `here` is the address of the paper."""
    shown = [page for page in rows if first <= page.number < first + PAGES]
    last = shown[-1].number if shown else 0
    pages = tuple(_sheet(key, here, page, sealed_in) for page in shown)
    return views.Sheets(
        pages=pages,
        wordless=not any(page.lines for page in pages),
        count=len(rows),
        before_url=f"{here}?page={max(1, first - PAGES)}#papier" if first > 1 and shown else "",
        after_url=f"{here}?page={last + 1}#papier" if last < len(rows) and shown else "",
    )


def _sheet(key: Opened, here: str, page: PageRow, sealed_in: str) -> views.Sheet:
    told = key.unseal(page.text, page.establishment_id, sealed_in, page.id, "text")
    lines = tuple(line for line in told.splitlines() if line.strip())
    return views.Sheet(
        number=page.number, url=f"{here}/pages/{page.number}", width=page.width, height=page.height, lines=lines
    )


def beside(here: str, rows: Sequence[BesideRow]) -> tuple[views.Original, ...]:
    return tuple(
        views.Original(
            url=f"{here}/pieces/{one.position}",
            kind=kind_of(one.media_type).upper(),
            size=size_words(one.size),
        )
        for one in rows
    )


def versions(row: OpenedRow, rows: Sequence[VersionRow]) -> views.Versions:
    """The newest one when this is not it; the older ones of the newest."""
    newest = next((one for one in rows if one.state == "current"), None)
    older = [one for one in rows if one.state == "replaced" and one.id != row.id] if row.state == "current" else []
    return views.Versions(
        state=row.state,
        newer_url=f"/papiers/{newest.id}" if newest and newest.id != row.id else "",
        older=tuple(views.Version(url=f"/papiers/{one.id}", day=day_words(one.written_on)) for one in older),
    )
