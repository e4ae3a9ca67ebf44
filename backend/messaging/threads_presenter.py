"""Lists in words: one's threads, and those to whom alone one may write."""

from collections.abc import Sequence
from datetime import UTC

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words
from backend.messaging import finding_views, views
from backend.messaging.answering_schemas import Confidant
from backend.messaging.presenter import ICONS, PAGE, live
from backend.messaging.schemas import ThreadRow


def thread_row(row: ThreadRow, zone: str, base: str) -> views.ThreadRow:
    here = local(row.last_at, zone)
    fresh = row.last_capacity == "staff" and row.last_number > row.read_up_to
    key = f"threads.{row.last_capacity or 'usager'}_wrote"
    return views.ThreadRow(
        url=f"{base}/{row.id}",
        title=str(texts.t(f"opening.{row.opening}")),
        icon=ICONS[row.opening],
        last=str(texts.t(key, team=row.only or row.team)),
        only=str(texts.t("confidential.only", name=row.only)) if row.only else "",
        day=near_day_words(here.date(), local(now(), zone).date()),
        new=1 if fresh else 0,
        house=row.house,
    )


def threads(
    rows: list[ThreadRow], zone: str, base: str = "/messages", *, writes: bool = True, first: bool = True
) -> views.Threads:
    """`writes`: the reader may begin one. `first`: the page where what comes will stand."""
    shown = tuple(thread_row(r, zone, base) for r in rows)
    return views.Threads(
        rows=shown,
        new=sum(r.new for r in shown),
        older_url=older_threads(rows, base),
        write_url=f"{base}/ecrire" if writes else "",
        search_url=f"{base}/chercher",
        live=live(base, base, [row.last_at for row in rows]) if first else None,
    )


def confidants(rows: Sequence[Confidant], more: str = "") -> finding_views.Choose:
    houses = {row.house for row in rows}
    return finding_views.Choose(
        rows=tuple(
            finding_views.Choice(
                url=f"/messages/ecrire?seulement={row.membership}{more}",
                words=str(texts.t("confidential.to", name=row.name)),
                role=f"{row.role}, {row.house}" if len(houses) > 1 else row.role,
            )
            for row in rows
        ),
        secret_url="/messages/ecrire/seulement?mots=1" if not more and any(row.minor for row in rows) else "",
    )


def older_threads(rows: list[ThreadRow], base: str) -> str:
    """The next page begins after the last row of this one; nothing when this one is not full."""
    if len(rows) < PAGE:
        return ""
    at = rows[-1].last_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{base}?avant={at}&apres={rows[-1].id}"
