"""From sealed rows to the words of a page: who wrote, when, and how far it went."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words, time_words
from backend.kit.keyring import KeyRing
from backend.messaging import views
from backend.messaging.schemas import MessageRow, ThreadRow
from backend.people.around import initials
from backend.people.keys import Wrapped, opened

ICONS = {o.value: o.icon for o in views.OPENINGS}


def thread_row(row: ThreadRow, zone: str) -> views.ThreadRow:
    here = local(row.last_at, zone)
    fresh = row.last_capacity == "staff" and row.last_number > row.read_up_to
    key = "threads.staff_wrote" if row.last_capacity == "staff" else "threads.you_wrote"
    return views.ThreadRow(
        url=f"/messages/{row.id}",
        title=str(texts.t(f"opening.{row.opening}")),
        icon=ICONS[row.opening],
        last=str(texts.t(key, team=row.team)),
        day=near_day_words(here.date(), local(now(), zone).date()),
        new=1 if fresh else 0,
        house=row.house,
    )


def threads(rows: list[ThreadRow], zone: str) -> views.Threads:
    shown = tuple(thread_row(r, zone) for r in rows)
    return views.Threads(rows=shown, new=sum(r.new for r in shown))


def message(ring: KeyRing, row: MessageRow, zone: str, *, desk: bool) -> views.Message:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    words = key.unseal(row.body, row.establishment_id, "message", row.id, "body")
    at = time_words(local(row.posted_at, zone))
    return views.Message(
        mine=row.mine,
        author=str(texts.t("who.you")) if row.mine and not desk else row.author,
        written=f"{row.role}, {at}" if row.role else at,
        initials=initials(row.author),
        lines=tuple(words.splitlines()),
        staff=row.capacity == "staff",
        anchor=f"m{row.id.hex[:8]}",
        sent=("read" if row.read_at else "arrived") if row.mine else "",
        sent_words=sent_words(row, zone) if row.mine else "",
    )


def sent_words(row: MessageRow, zone: str) -> str:
    if row.read_at is None or row.reader is None:
        return str(texts.t("sent.arrived"))
    return str(texts.t("sent.read_by", name=row.reader, when=time_words(local(row.read_at, zone))))


def days(ring: KeyRing, rows: Iterable[MessageRow], zone: str, *, desk: bool = False) -> tuple[views.Day, ...]:
    today = local(now(), zone).date()
    by_day = groupby(rows, key=lambda row: local(row.posted_at, zone).date())
    return tuple(
        views.Day(name=near_day_words(day, today), messages=tuple(message(ring, m, zone, desk=desk) for m in each))
        for day, each in by_day
    )


def inbox(rows: list[ThreadRow], base: str, zone: str) -> views.Inbox:
    """What a person wrote last waits for an answer; the rest has had one."""
    shown = [(r, staff_row(r, base, zone)) for r in rows]
    return views.Inbox(
        team=rows[0].team if rows else "",
        waiting=tuple(v for r, v in shown if r.last_capacity != "staff"),
        answered=tuple(v for r, v in shown if r.last_capacity == "staff"),
    )


def staff_row(row: ThreadRow, base: str, zone: str) -> views.StaffRow:
    name = f"{row.given_name} {row.family_name}"
    waits = row.last_capacity != "staff"
    return views.StaffRow(
        url=f"{base}/{row.id}",
        name=name,
        initials=initials(name),
        title=str(texts.t(f"opening.{row.opening}")),
        when=when(row.last_at, zone),
        mark="wait" if waits else "ok",
        mark_words=str(texts.t("inbox.to_answer" if waits else "inbox.has_answer")),
    )


def when(at: datetime, zone: str) -> str:
    here, today = local(at, zone), local(now(), zone).date()
    return time_words(here) if here.date() == today else near_day_words(here.date(), today)
