"""From sealed rows to the words of a page: what is asked, about which paper, before when."""

from datetime import UTC

from backend.audit.views import Who
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.keyring import ForOnePage, KeyRing
from backend.people.around import initials
from backend.people.keys import Opened, Wrapped, opened
from backend.rights import desk_views, views
from backend.rights.schemas import RequestRow
from backend.rights.steps import late

PAGE = 20
SHAPES = {"open": "wait", "accepted": "ok", "refused": "no", "withdrawn": "no"}


def key_of(ring: KeyRing, row: RequestRow) -> Opened:
    return opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))


def words_of(ring: KeyRing, row: RequestRow, column: str) -> tuple[str, ...]:
    """The lines of the reason, or of the answer: none when there is none."""
    sealed = getattr(row, column)
    if sealed is None:
        return ()
    words = key_of(ring, row).unseal(sealed, row.establishment_id, "request", row.id, column)
    return tuple(words.splitlines())


def paper_of(ring: KeyRing, row: RequestRow) -> str:
    """The paper's title; whoever may not see the paper is told so, and nothing else."""
    if row.title is None or row.title_key_id is None or row.title_kek_id is None or row.title_wrapped_key is None:
        return str(texts.t("request.paper_unseen"))
    key = opened(ring, Wrapped(row.title_key_id, row.title_kek_id, row.title_wrapped_key))
    return key.unseal(row.title, row.establishment_id, "document", row.document_id, "title")


def paper_url(row: RequestRow, base: str) -> str:
    return f"{base}/{row.document_id}" if row.title is not None else ""


def kind_of(row: RequestRow) -> str:
    return str(texts.t(f"kind.{row.kind}"))


def mark(row: RequestRow, zone: str) -> views.Mark:
    if late(row, zone):
        return views.Mark("late", str(texts.t("request.state.late")))
    return views.Mark(SHAPES[row.state], str(texts.t(f"request.state.{row.state}")))


def person_of(row: RequestRow) -> Who:
    name = f"{row.given_name} {row.family_name}"
    return Who(name=name, role=str(texts.t("who.supported")), initials=initials(name))


def list_row(ring: KeyRing, row: RequestRow, base: str, zone: str, *, desk: bool) -> views.Row:
    due = str(texts.t("request.due", day=day_words(row.due_on))) if row.state == "open" else ""
    return views.Row(
        url=f"{base}/{row.id}",
        kind=kind_of(row),
        paper=paper_of(ring, row),
        asked=str(texts.t("request.asked_on", day=day_words(local(row.asked_at, zone).date()))),
        mark=mark(row, zone),
        due=due,
        who=person_of(row) if desk else None,
    )


def mine(ring: KeyRing, rows: list[RequestRow], zone: str) -> views.Mine:
    ring, older = ForOnePage(ring), ""
    if len(rows) == PAGE:
        at = rows[-1].asked_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        older = f"/demandes?avant={at}&apres={rows[-1].id}"
    shown = tuple(list_row(ring, row, "/demandes", zone, desk=False) for row in rows)
    return views.Mine(rows=shown, older_url=older)


def queue(ring: KeyRing, rows: list[RequestRow], closed: list[RequestRow], base: str, zone: str) -> desk_views.Queue:
    ring = ForOnePage(ring)
    shown = [(row, list_row(ring, row, base, zone, desk=True)) for row in rows]
    return desk_views.Queue(
        late=tuple(view for row, view in shown if late(row, zone)),
        waiting=tuple(view for row, view in shown if not late(row, zone)),
        closed=tuple(list_row(ring, row, base, zone, desk=True) for row in closed),
        older_url=f"{base}?du={rows[-1].due_on}&apres={rows[-1].id}" if len(rows) == PAGE else "",
    )
