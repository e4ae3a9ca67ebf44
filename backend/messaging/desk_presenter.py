"""From rows to the words of a team's pages: what is owed until when, and who has it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from backend.audit.views import Who
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import inside_day_words, local, near_day_words, time_words
from backend.messaging import inbox as lists
from backend.messaging.desk_schemas import CareThread, DeskRow
from backend.messaging.desk_views import (
    Colleague,
    Holding,
    Inbox,
    Mark,
    ReadyLink,
    ReadyLinks,
    StaffList,
    StaffRow,
)
from backend.messaging.presenter import PAGE, live
from backend.messaging.ready import ready_answers
from backend.people.around import initials


def inbox(rows: list[DeskRow], base: str, zone: str, which: str) -> Inbox:
    return Inbox(
        teams=", ".join(dict.fromkeys(row.team for row in rows)),
        lists=tuple(each for name in lists.LISTS if (each := _list(name, rows, base, zone)).rows),
        back_url=base if which else "",
        live=None if which else live(base, base, [row.last_at for row in rows]),
    )


def _list(name: str, rows: list[DeskRow], base: str, zone: str) -> StaffList:
    shown = [row for row in rows if row.list == name]
    next_url = ""
    if len(shown) == PAGE:
        last = shown[-1]
        at = last.last_at if name == lists.PENDING or last.due_at is None else last.due_at
        told = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        next_url = f"{base}?liste={name}&avant={told}&apres={last.id}"
    return StaffList(name=name, rows=tuple(_row(row, base, zone) for row in shown), next_url=next_url)


def _row(row: DeskRow, base: str, zone: str) -> StaffRow:
    name = f"{row.given_name} {row.family_name}"
    return StaffRow(
        url=f"{base}/{row.id}",
        name=name,
        initials=initials(name),
        title=str(texts.t(f"opening.{row.opening}")),
        when=when(row.last_at, zone),
        mark=_owed(row, zone) or Mark("ok", str(texts.t("inbox.answered_by", name=row.answered_by or row.team))),
        holder=_holder(row) if row.due_at else "",
        confidential=row.confidential,
    )


def thread(row: CareThread, zone: str) -> dict[str, Any]:
    name = f"{row.given_name} {row.family_name}"
    return {
        "person": Who(name=name, role=str(texts.t("who.supported")), initials=initials(name)),
        "title": str(texts.t(f"opening.{row.opening}")),
        "readers": f"{name}, {texts.t('confidential.you')}" if row.confidential else f"{name}, {row.team}",
        "confidential": row.confidential,
        "owed": _owed(row, zone),
        "holding": Holding(
            mine=row.mine,
            words=_holder(row) or str(texts.t("holding.nobody")),
            holder_id=str(row.holder_id or ""),
            colleagues=tuple(Colleague(str(id_), name) for id_, name in zip(row.colleagues, row.names, strict=True)),
        ),
    }


def _owed(row: DeskRow | CareThread, zone: str) -> Mark | None:
    """What was promised; once it has passed, also since when she waits."""
    if row.due_at is None:
        return None
    due, since = moment(row.due_at, zone), moment(row.waits_since or row.due_at, zone)
    if row.due_at < now():
        return Mark("late", str(texts.t("inbox.waits_since", since=since, due=due)))
    return Mark("wait", str(texts.t("inbox.promised", due=due)))


def _holder(row: DeskRow | CareThread) -> str:
    if row.mine:
        return str(texts.t("holding.mine"))
    return str(texts.t("holding.colleague", name=row.holder)) if row.holder else ""


def ready(url: str) -> ReadyLinks:
    told = ready_answers()
    rows = tuple(ReadyLink(one.title, f"{url}?modele={code}#mots") for code, one in told.answers.items())
    return ReadyLinks(rows=rows, proofread=told.state == "relu")


def moment(at: datetime, zone: str) -> str:
    """« demain à 18 heures »; what lasts until midnight ends on that day."""
    here = local(at, zone)
    if (here.hour, here.minute, here.second) == (0, 0, 0):
        eve = here.date() - timedelta(days=1)
        return f"{inside_day_words(eve, local(now(), zone).date())} {texts.t('date.at_midnight')}"
    return f"{inside_day_words(here.date(), local(now(), zone).date())} {time_words(here)}"


def when(at: datetime, zone: str) -> str:
    here, today = local(at, zone), local(now(), zone).date()
    return time_words(here) if here.date() == today else near_day_words(here.date(), today)
