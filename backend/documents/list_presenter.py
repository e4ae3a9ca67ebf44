"""From sealed rows to the words of a list."""

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from backend.documents import list_views
from backend.documents.list_schemas import FoundRow, OfFamily, PaperRow, Wanted
from backend.documents.presenter import key_of, words
from backend.documents.views import FAMILIES
from backend.documents.whence import origin
from backend.documents.words import MARKS
from backend.kit import texts
from backend.kit.dates import day_words, month_words
from backend.kit.forms import Form
from backend.kit.keyring import ForOnePage, KeyRing

PAGE = 20
MANY = 100


def paper_row(ring: KeyRing, row: PaperRow, base: str) -> list_views.PaperRow:
    key = key_of(ring, row)
    return list_views.PaperRow(
        url=f"{base}/{row.id}",
        title=words(key, row, "title"),
        origin=origin(key, row),
        day=day_words(row.written_on),
        family=FAMILIES[row.family],
        new=row.fresh,
        hidden=row.hidden,
        untold=row.untold,
        house=row.house if row.of_several else "",
    )


def papers(ring: KeyRing, rows: Sequence[PaperRow], which: str, *, first: bool, back: bool) -> list_views.Papers:
    """`which` is "", "nouveaux" or a family. New papers come first, unless the page has nothing else.

    `back`: these were found from an older page, which is there for sure.
    """
    ring, only_new = ForOnePage(ring), which == "nouveaux"
    shown = [(r, paper_row(ring, r, "/papiers")) for r in rows]
    read = [(r, v) for r, v in shown if only_new or not r.fresh]
    months = groupby(read, key=lambda pair: month_words(pair[0].written_on))
    base = f"/papiers?voir={which}&" if which else "/papiers?"
    return list_views.Papers(
        count=len(rows),
        family=FAMILIES.get(which),
        only_new=only_new,
        whole=first and not goes_on(rows),
        to_read=() if only_new else tuple(v for r, v in shown if r.fresh),
        months=tuple(list_views.Month(name=name, papers=tuple(v for _, v in pairs)) for name, pairs in months),
        older_url=_after(rows, base) if back or goes_on(rows) else "",
        newer_url=f"{base}depuis={rows[0].written_on}&apres={rows[0].id}" if _newer(rows, first, back) else "",
    )


def results(ring: KeyRing, rows: list[FoundRow], form: Form[Wanted], *, first: bool) -> list_views.Results:
    ring = ForOnePage(ring)
    shown = (replace(paper_row(ring, row, "/papiers"), where=where(row)) for row in rows)
    return list_views.Results(
        form=form,
        looked=bool(form.typed["cherche"]),
        rows=tuple(shown),
        whole=first and not goes_on(rows),
        older_url=older(rows, "/papiers/chercher?"),
    )


def where(row: FoundRow) -> tuple[str, ...]:
    return tuple(place for place in MARKS if place in row.places)


def choices(ring: KeyRing, rows: Sequence[PaperRow]) -> tuple[tuple[str, list_views.PaperRow], ...]:
    ring = ForOnePage(ring)
    return tuple((str(row.id), paper_row(ring, row, "/papiers")) for row in rows)


def goes_on(rows: Sequence[PaperRow]) -> bool:
    return bool(rows) and rows[-1].more


def older(rows: Sequence[PaperRow], base: str) -> str:
    """The next page begins after the last row of this one; nothing when nothing follows."""
    return _after(rows, base) if goes_on(rows) else ""


def _after(rows: Sequence[PaperRow], base: str) -> str:
    return f"{base}avant={rows[-1].written_on}&apres={rows[-1].id}" if rows else ""


def _newer(rows: Sequence[PaperRow], first: bool, back: bool) -> bool:
    """Something stands before these: a page was left behind, or more was found on the way back."""
    return goes_on(rows) if back else bool(rows) and not first


def families(counted: list[OfFamily], new: int, *, disputed: bool) -> list_views.Families:
    """In the order of the shelves; a count that stopped says so."""
    numbers = {row.family: row.number for row in counted}
    return list_views.Families(
        new=_some(new) if new else "",
        disputed=disputed,
        rows=tuple(
            list_views.FamilyRow(family=family, url=f"/papiers?voir={code}", count=_some(numbers[code]))
            for code, family in FAMILIES.items()
            if code in numbers
        ),
    )


def _some(number: int) -> str:
    return str(texts.tn("papers.some", number) if number < MANY else texts.t("papers.many", n=MANY - 1))
