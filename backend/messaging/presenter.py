"""From sealed rows to the words of a page: who wrote, when, and how far it went."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from backend.audit.views import Who
from backend.kit import texts
from backend.kit.clock import now, ticks
from backend.kit.dates import day_words, local, near_day_words, time_words
from backend.kit.keyring import ForOnePage, KeyRing
from backend.messaging import photo_presenter, views
from backend.messaging.answering_schemas import Answering
from backend.messaging.schemas import MessageRow
from backend.messaging.when import Team
from backend.people.around import initials
from backend.people.keys import Wrapped, opened

PAGE = 20
ICONS = {o.value: o.icon for o in views.OPENINGS}


def older_messages(rows: list[MessageRow], url: str) -> str:
    """Numbers have no gap: what comes before the first of this page exists unless it is the first of all."""
    return f"{url}?avant={rows[0].number}" if rows and rows[0].number > 1 else ""


def live(base: str, here: str, clocks: Sequence[datetime], thread: UUID | None = None) -> views.Live:
    """`clocks` are those of what the page shows: a message's is its thread's, when it is the last."""
    newest = max(map(ticks, clocks), default=0)
    src = f"{base}/direct?depuis={newest}"
    return views.Live(src=src, here=here, newest=newest, thread=str(thread) if thread else "")


def live_thread(base: str, thread: UUID, rows: Sequence[MessageRow]) -> views.Live:
    return live(base, f"{base}/{thread}", [row.posted_at for row in rows[-1:]], thread)


def who_answers(team: Answering, when: Team) -> Who:
    """Who is on duty, else a face of the team, else the team."""
    on_duty = when.promise.who if when.promise and not when.only else None
    name = on_duty.name if on_duty else team.face or team.team
    role = on_duty.role if on_duty else team.role or team.house
    return Who(name=name, role=role, initials=initials(name), staff=True)


def message(ring: KeyRing, row: MessageRow, zone: str, *, url: str, desk: bool, read_up_to: int) -> views.Message:
    words = words_of(ring, row)
    at = time_words(local(row.posted_at, zone))
    author = row.author or str(texts.t("who.somebody"))
    return views.Message(
        mine=row.mine,
        author=str(texts.t("who.you")) if row.mine and not desk else author,
        written=f"{role_of(row)}, {at}" if row.role else at,
        initials=initials(author),
        lines=tuple(words.splitlines()),
        staff=row.capacity == "staff",
        new=is_new(row, read_up_to),
        anchor=f"m{row.id.hex[:8]}",
        sent=("read" if row.read_at else "arrived") if row.mine else "",
        sent_words=sent_words(row, zone) if row.mine else "",
        photo=photo_presenter.photo(row, author, url),
    )


def words_of(ring: KeyRing, row: MessageRow) -> str:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    return key.unseal(row.body, row.establishment_id, "message", row.id, "body")


def role_of(row: MessageRow) -> str:
    """« infirmière »; of an aidant « sœur, écrit pour David »: authorship is always said, and proved by the server."""
    if row.capacity != "aidant" or row.role is None:
        return row.role or ""
    relation = texts.t(f"relation.bare.{row.role.lower()}")
    key = "message.for_somebody_once" if row.former else "message.for_somebody"
    return str(texts.t(key, relation=relation, name=row.whose))


def sent_words(row: MessageRow, zone: str) -> str:
    if row.read_at is None or row.reader is None:
        return str(texts.t("sent.arrived"))
    read, posted = local(row.read_at, zone), local(row.posted_at, zone)
    when = time_words(read)
    if read.date() == posted.date():
        return str(texts.t("sent.read_by", name=row.reader, when=when))
    return str(texts.t("sent.read_by_on", name=row.reader, day=day_words(read.date()), when=when))


def is_new(row: MessageRow, read_up_to: int) -> bool:
    """Written by somebody else, and never shown to this reader before this page."""
    return not row.mine and row.number > read_up_to


def days(
    ring: KeyRing, rows: Iterable[MessageRow], zone: str, url: str, *, read_up_to: int, desk: bool = False
) -> tuple[views.Day, ...]:
    today, ring = local(now(), zone).date(), ForOnePage(ring)
    by_day = groupby(rows, key=lambda row: local(row.posted_at, zone).date())
    return tuple(
        views.Day(
            name=near_day_words(day, today),
            messages=tuple(message(ring, m, zone, url=url, desk=desk, read_up_to=read_up_to) for m in each),
        )
        for day, each in by_day
    )


def first_new(days: Iterable[views.Day]) -> str:
    """Where the first new message is, when something older stands before it on the page."""
    messages = [m for day in days for m in day.messages]
    return next((m.anchor for m in messages[1:] if m.new), "")
