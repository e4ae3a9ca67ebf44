"""From rows to the words of a page."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from backend.delegation.law import Actor, actors
from backend.kit import texts
from backend.kit.dates import date_words, local
from backend.people.leaving.rules import of_age_on
from backend.people.members.days import last_day
from backend.people.members.views import Option
from backend.protection import views
from backend.protection.rules import ENDS, EVIDENCE
from backend.protection.schemas import Mine, OfficeRow, Row

NOBODY = Option("", "—")


def proofs_of(house: UUID) -> str:
    """Where the papers are that prove what this house entered."""
    return f"/equipe/{house}/justificatifs"


def enterable() -> dict[str, Actor]:
    """What the desk may enter, by kind/scope: what opens something, or may one day. Closing is another act."""
    return {
        f"{one.kind}/{one.scope}": one
        for one in actors().values()
        if one.line.ground != "chosen" and not one.line.closes
    }


def kinds() -> tuple[Option, ...]:
    return tuple(Option(key, what_of(one)) for key, one in enterable().items())


def what_of(one: Actor) -> str:
    scope = texts.t(f"protection.scope.{one.scope}") if one.scope else ""
    return f"{one.line.name} : {scope}" if scope else one.line.name


def evidence() -> tuple[Option, ...]:
    return tuple(Option(one, str(texts.t(f"protection.evidence.{one}"))) for one in EVIDENCE)


def ends() -> tuple[Option, ...]:
    return tuple(Option(one, str(texts.t(f"protection.end.{one}"))) for one in ENDS)


def offices(rows: Iterable[OfficeRow]) -> tuple[Option, ...]:
    return (NOBODY, *(Option(str(row.id), row.name) for row in rows))


def is_minor(birthdate: str, rows: Iterable[Row], zone: str, at: datetime) -> bool:
    """Whether she is a child there, whom no judge emancipated; of an unknown age, she is none."""
    grown = any(row.why == "emancipated" and row.stopped for row in rows)
    return bool(birthdate) and not grown and local(at, zone).date() < of_age_on(birthdate)


def line(row: Row, url: str, proofs: str, zone: str, at: datetime) -> views.Line:
    one = actors()[row.kind, row.scope]
    state = _state(row, one, zone, at)
    return views.Line(
        what=what_of(one),
        holder=row.holder,
        days=days_of(row, zone),
        evidence=str(texts.t(f"protection.evidence.{row.evidence}")),
        state=state,
        words=str(texts.t(f"protection.state.{state}")),
        url=f"{url}/{row.id}",
        said=said(one, agrees=row.agrees) if state == "wait" else "",
        proof_url=f"{proofs}/{row.id}",
        stops=state != "over",
    )


def said(one: Actor, *, agrees: bool | None) -> str:
    """What the person said of it, for those who check: never what they decide. Nothing where she is not asked."""
    if not (one.asks or one.scope == "representation"):
        return ""
    no = "no_needed" if one.asks else "no"
    return str(texts.t(f"protection.said.{'nothing' if agrees is None else 'yes' if agrees else no}"))


def _state(row: Row, one: Actor, zone: str, at: datetime) -> str:
    if row.stopped:
        return "over"
    if one.line.closes:
        return "closed"
    if row.ends_at and row.ends_at <= at:
        return "over"
    if not row.checked:
        return "wait"
    if row.starts_on > local(at, zone).date():
        return "later"
    return "asked" if one.asks and row.agrees is None else "refused" if one.asks and not row.agrees else "now"


def days_of(row: Row | Mine, zone: str) -> str:
    starts = date_words(row.starts_on)
    if row.ends_at is None:
        return str(texts.t("protection.since", day=starts))
    return str(texts.t("protection.from_to", day=starts, end=date_words(last_day(row.ends_at, zone))))
