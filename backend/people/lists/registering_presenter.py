"""« À inscrire au RPPS », in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.people.lists.registering_views import REASONS, Choice, Member, Registering

KINDS = {"to_send": "new", "sent": "wait", "refused": "late"}


class Waits(Protocol):
    membership: UUID
    shown_name: str
    role: str
    state: str
    reason: str
    since: datetime | None


def view_of(rows: Sequence[Waits], base: str, zone: str, notice: str) -> Registering:
    return Registering(
        url=base,
        back_url=f"{base.rpartition('/')[0]}/listes",
        members=tuple(_member(row, base, zone) for row in rows),
        reasons=tuple(Choice(reason, str(texts.t(f"register.why.{reason}"))) for reason in REASONS),
        to_send=sum(row.state != "sent" for row in rows),
        notice=notice,
    )


def _member(row: Waits, base: str, zone: str) -> Member:
    day = day_words(local(row.since, zone).date()) if row.since else ""
    why = str(texts.t(f"register.why.{row.reason}")) if row.reason else ""
    return Member(
        id=str(row.membership),
        name=row.shown_name,
        role=row.role,
        kind=KINDS[row.state],
        words=str(texts.t(f"register.state.{row.state}", day=day, why=why)),
        refused_url=f"{base}/{row.membership}/refusee" if row.state == "sent" else "",
    )
