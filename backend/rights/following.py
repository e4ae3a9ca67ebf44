"""One request in words: as the person follows it, and as the house answers it."""

from uuid import UUID

from backend.kit import texts
from backend.kit.forms import Filled
from backend.kit.keyring import KeyRing
from backend.kit.references import grouped
from backend.rights import desk_views, presenter, views
from backend.rights.authority import who_agrees
from backend.rights.clocks import clocks
from backend.rights.rules import ALIVE
from backend.rights.schemas import EventRow, RequestRow
from backend.rights.steps import steps


def appeals(row: RequestRow) -> tuple[views.Appeal, ...]:
    """After a no, the law wants these to be told (RGPD, article 12, paragraph 4)."""
    if row.state != "refused":
        return ()
    return tuple(views.Appeal(str(texts.t(f"appeal.{a.slug}")), a.law) for a in clocks()[row.kind].appeals)


def one(ring: KeyRing, row: RequestRow, events: list[EventRow], zone: str, notice: str, base: str = "") -> views.One:
    """As the person follows it, or whoever asked it for her: she alone takes the receipt, or takes it back."""
    law, url = clocks()[row.kind], f"{base}/demandes/{row.id}"
    return views.One(
        url=url,
        kind=presenter.kind_of(row),
        reference=grouped(row.reference),
        paper=presenter.paper_of(ring, row),
        paper_url=presenter.paper_url(row, f"{base}/papiers"),
        mark=presenter.mark(row, zone),
        steps=steps(row, events, zone, desk=bool(base)),
        reason=presenter.words_of(ring, row, "reason"),
        answer=presenter.words_of(ring, row, "answer"),
        appeals=appeals(row),
        right=law.right,
        clock=law.clock,
        receipt_url=f"{url}/recu" if row.has_receipt and not base else "",
        may_withdraw=row.state in ALIVE and not base,
        notice=notice,
        base=base,
    )


def at_desk(
    ring: KeyRing, row: RequestRow, events: list[EventRow], zone: str, house: UUID, form: Filled, notice: str
) -> desk_views.AtDesk:
    """As the house answers it."""
    law, base = clocks()[row.kind], f"/equipe/{house}"
    return desk_views.AtDesk(
        url=f"{base}/demandes/{row.id}",
        back_url=f"{base}/demandes",
        person=presenter.person_of(row),
        kind=presenter.kind_of(row),
        reference=grouped(row.reference),
        paper=presenter.paper_of(ring, row),
        paper_url=presenter.paper_url(row, f"{base}/papiers"),
        mark=presenter.mark(row, zone),
        steps=steps(row, events, zone, desk=True),
        reason=presenter.words_of(ring, row, "reason"),
        answer=presenter.words_of(ring, row, "answer"),
        appeals=appeals(row),
        right=law.right,
        clock=law.clock,
        form=form if row.state == "open" else None,
        notice=notice,
        agrees=_agrees(row, events),
    )


def _agrees(row: RequestRow, events: list[EventRow]) -> str:
    """Nothing unless it was asked by who held authority over a child."""
    held = next((event.authority for event in events if event.kind == "asked"), None)
    return who_agrees(held, row.kind) if held else ""
