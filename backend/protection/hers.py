"""A measure in the words of her it is about."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from backend.delegation.law import actors, law
from backend.delegation.seeing import Piece, in_each
from backend.kit.dates import date_words, local
from backend.people import around
from backend.protection import views
from backend.protection.presenter import days_of
from backend.protection.schemas import Mine

TEN = 10
SHOWN = ("administrative", "medical", "choices", "write", "exercise", "deposit", "appointments")


NBSP = "\u00a0"


def in_pairs(number: str) -> str:
    """« 02 62 00 00 00 », as people say it; what is no number of ten digits stays as it is."""
    if len(number) != TEN or not number.isdecimal():
        return number
    return NBSP.join(number[at : at + 2] for at in range(0, TEN, 2))


def mine(row: Mine, zone: str, at: datetime) -> views.Measure:
    one = actors()[row.kind, row.scope]
    later = row.starts_on > local(at, zone).date()
    said = {True: "yes", False: "no"}
    opens = ("yes", "with") if row.agrees or not one.asks else ("yes",)
    would = tuple(act for act in SHOWN if one.cells[act].answer == "with") if waits(row) else ()
    return views.Measure(
        holder=row.holder,
        initials=around.initials(row.holder),
        kind=row.kind,
        scope=row.scope or "authority",
        url=f"/aidants/mesures/{row.id}",
        days=days_of(row, zone),
        state="over" if row.ended else "entered" if not row.checked else "later" if later else "now",
        house=row.house,
        phone=row.phone or "",
        phone_words=in_pairs(row.phone or ""),
        opens=tuple(act for act in SHOWN if one.cells[act].answer in opens),
        closed=tuple(act for act in SHOWN if one.cells[act].answer not in opens and act not in would),
        asks=one.asks and not row.ended,
        opinion=row.scope == "representation" and not row.ended,
        proof_url=f"/aidants/justificatifs/{row.id}" if row.proved else "",
        would=would,
        released=date_words(row.released_on) if row.released_on else "",
        answer="" if row.agrees is None else said[row.agrees],
    )


def waits(row: Mine) -> bool:
    """It opens with her yes, which she has not said."""
    return actors()[row.kind, row.scope].asks and not row.ended and not row.agrees


def after_yes(row: Mine) -> list[Piece]:
    """The squares that it would open."""
    squares = actors()[row.kind, row.scope].squares("yes", "with", groups=law().groups)
    return in_each((row.dossier,), squares)


def one_of(rows: Sequence[Mine], measure: UUID) -> Mine | None:
    return next((row for row in rows if row.id == measure), None)
