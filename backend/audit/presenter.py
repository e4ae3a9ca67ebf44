"""Who looked, in words: lists are told as lists, openings one by one, one's own acts too."""

from collections.abc import Iterable
from itertools import groupby

from backend.audit import views
from backend.audit.queries import Looked
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words, time_words

# What each act is called on the page; acts on papers are followed by the paper's name.
WHAT = {
    "document.received": "received",
    "document.read": "paper",
    "document.downloaded": "downloaded",
    "document.hidden": "hidden",
    "document.shown": "shown",
    "documents.listed": "list",
    "threads.listed": "threads",
    "thread.read": "messages",
    "message.posted": "posted",
}
ONE_BY_ONE = frozenset({"received", "paper", "downloaded", "hidden", "shown"})


def looked(rows: Iterable[Looked], names: dict[tuple[str, str], str], zone: str) -> views.Looked:
    """`names` tells the everyday name of a type of paper."""
    told = _merged(list(rows))
    today = local(now(), zone).date()
    by_day = groupby(told, key=lambda row: local(row.at, zone).date())
    days = tuple(
        views.LookDay(name=near_day_words(day, today), looks=tuple(_look(row, names, zone) for row in each))
        for day, each in by_day
    )
    return views.Looked(people=len({row.actor_id for row in told if not row.mine}), days=days)


def _merged(rows: list[Looked]) -> list[Looked]:
    """Twenty papers seen in one list are one line: "a vu la liste"."""
    seen, kept = set(), []
    for row in rows:
        what = WHAT.get(row.act)
        line = (row.at, row.actor_id, row.act, row.object_id if what in ONE_BY_ONE else None)
        if what is not None and line not in seen:
            seen.add(line)
            kept.append(row)
    return kept


def _look(row: Looked, names: dict[tuple[str, str], str], zone: str) -> views.Look:
    what = WHAT[row.act]
    paper = names.get((row.type_code or "", row.type_system or ""), "") if what in ONE_BY_ONE else ""
    name = str(texts.t("who.you")) if row.mine else row.name or str(texts.t("who.somebody"))
    return views.Look(
        who=views.Who(name=name, role=row.role or row.house, initials=_initials(row), staff=row.capacity in ("staff", "machine")),
        what=what,
        at=time_words(local(row.at, zone)),
        title=paper,
        paper_url=f"/papiers/{row.object_id}" if paper else "",
        why=str(texts.t(f"looked.why.{row.purpose}")),
    )


def _initials(row: Looked) -> str:
    words = (row.name or "?").replace("Madame ", "").replace("Monsieur ", "").split()
    return "".join(word[0] for word in words[:2]).upper()
