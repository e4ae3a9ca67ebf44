"""Messages that were found, in words."""

from collections.abc import Sequence
from datetime import UTC

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words
from backend.kit.forms import Form
from backend.kit.keyring import ForOnePage, KeyRing
from backend.messaging.finding_schemas import FoundRow, Wanted
from backend.messaging.finding_views import Found, FoundMessage
from backend.messaging.presenter import ICONS
from backend.people.keys import Wrapped, opened

EXCERPT = 120


def results(ring: KeyRing, rows: Sequence[FoundRow], form: Form[Wanted], zone: str, base: str, *, first: bool) -> Found:
    """`first`: the first page of them."""
    once, more = ForOnePage(ring), bool(rows) and rows[-1].more
    return Found(
        form=form,
        base=base,
        looked=bool(form.typed["cherche"]),
        rows=tuple(_message(once, row, zone, base) for row in rows),
        whole=first and not more,
        older_url=_older(rows[-1], base) if more else "",
    )


def _message(ring: KeyRing, row: FoundRow, zone: str, base: str) -> FoundMessage:
    """Its page ends with it: whoever opens it sees it, however old it is."""
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    words = " ".join(key.unseal(row.body, row.establishment_id, "message", row.id, "body").split())
    who = "you" if row.mine else row.capacity
    return FoundMessage(
        url=f"{base}/{row.thread_id}?avant={row.number + 1}#m{row.id.hex[:8]}",
        title=str(texts.t(f"opening.{row.opening}")),
        icon=ICONS[row.opening],
        who=str(texts.t(f"found.{who}_wrote", team=row.team)),
        words=words if len(words) <= EXCERPT else f"{words[:EXCERPT].rsplit(' ', 1)[0]}…",
        day=near_day_words(local(row.posted_at, zone).date(), local(now(), zone).date()),
    )


def _older(row: FoundRow, base: str) -> str:
    at = row.posted_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{base}/chercher?avant={at}&apres={row.id}"
