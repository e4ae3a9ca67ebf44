"""From sealed rows to the words of a page. Keys are unwrapped here, used, and forgotten."""


from itertools import groupby

import msgspec
from markupsafe import Markup

from backend.documents import views
from backend.documents.families import what_is
from backend.documents.filing import Shown
from backend.documents.schemas import OpenedRow, PaperRow, TitleRow
from backend.documents.vault import Stored, Vault
from backend.kit import texts
from backend.kit.dates import day_words, month_words
from backend.kit.keyring import KeyRing
from backend.people.keys import Opened, Wrapped, opened

PAGE = 20


def key_of(ring: KeyRing, row: PaperRow | OpenedRow) -> Opened:
    return opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))


def words(key: Opened, row: PaperRow | OpenedRow, column: str) -> str:
    return key.unseal(getattr(row, column), row.establishment_id, "document", row.id, column)


def title_of(ring: KeyRing, row: TitleRow) -> str:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    return key.unseal(row.title, row.establishment_id, "document", row.id, "title")


def paper_row(ring: KeyRing, row: PaperRow, base: str, *, several_houses: bool) -> views.PaperRow:
    key = key_of(ring, row)
    return views.PaperRow(
        url=f"{base}/{row.id}",
        title=words(key, row, "title"),
        origin=str(texts.t("paper.from", who=words(key, row, "origin"))),
        day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        new=row.fresh,
        hidden=row.hidden,
        house=row.house if several_houses else "",
    )


def papers(ring: KeyRing, rows: list[PaperRow], base: str) -> views.Papers:
    several = len({r.establishment_id for r in rows}) > 1
    shown = [(r, paper_row(ring, r, base, several_houses=several)) for r in rows]
    read = [(r, v) for r, v in shown if not r.fresh]
    months = groupby(read, key=lambda pair: month_words(pair[0].written_on))
    return views.Papers(
        count=len(rows),
        to_read=tuple(v for r, v in shown if r.fresh),
        months=tuple(views.Month(name=name, papers=tuple(v for _, v in pairs)) for name, pairs in months),
        older_url=older(rows, base),
    )


def older(rows: list[PaperRow], base: str) -> str:
    """The next page begins after the last row of this one; nothing when this one is not full."""
    return f"{base}?avant={rows[-1].written_on}&apres={rows[-1].id}" if len(rows) == PAGE else ""


async def body_of(vault: Vault, key: Opened, row: OpenedRow) -> bytes:
    stored = Stored(row.store_key, row.size, row.sha256)
    return await vault.get(stored, key.unwrap(row.file_key, row.file_id))


async def shown_body(vault: Vault, key: Opened, row: OpenedRow) -> Markup:
    """Safe HTML, made at intake by our own renderer and sealed since."""
    shown = msgspec.json.decode(await body_of(vault, key, row), type=Shown)
    return Markup(shown.header_html + shown.html)  # noqa: S704


def what(row: OpenedRow) -> tuple[str, ...]:
    return what_is(row.type_code, row.type_system, row.family)


def size_words(size: int) -> str:
    """Kilo-octets, rounded up: « 12 ko »."""
    return str(texts.t("size.kb", n=max(1, round(size / 1000))))


