"""Where a request is, step by step and in words: asked, read, answered, and the DMP, which is not wired."""

from datetime import date

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import day_words, local, near_day_words, time_words
from backend.rights import views
from backend.rights.rules import is_late
from backend.rights.schemas import EventRow, RequestRow


def today(zone: str) -> date:
    return local(now(), zone).date()


def late(row: RequestRow, zone: str) -> bool:
    return is_late(row.state, row.due_on, today(zone))


def steps(row: RequestRow, events: list[EventRow], zone: str, *, desk: bool) -> tuple[views.Step, ...]:
    """All four, done or to come. What is not wired is said as such, and never as sent."""
    told = {event.kind: event for event in events}
    asked = _asked(row, told.get("asked"), zone, desk=desk)
    return (*asked, _read(row, told, zone), _answered(row, told, zone), _wired())


def _at(event: EventRow, zone: str) -> str:
    here = local(event.at, zone)
    return f"{near_day_words(here.date(), today(zone))} {time_words(here)}"


def _asked(row: RequestRow, event: EventRow | None, zone: str, *, desk: bool) -> tuple[views.Step, ...]:
    """By the person, or by an aidant for her: then everybody reads who, and for whom."""
    if event is None or event.relation is None:
        return _done("by_person" if desk else "by_you", event, zone)
    relation = texts.t(f"relation.bare.{event.relation.lower()}")
    who = texts.t("step.for_her", name=event.name, relation=relation, person=row.given_name)
    return (views.Step(name=str(texts.t("step.by_aidant")), words=f"{who} {_at(event, zone)}", state="done"),)


def _done(name: str, event: EventRow | None, zone: str) -> tuple[views.Step, ...]:
    if event is None:
        return ()
    who = f"{event.name}, {event.role}. " if event.name else ""
    return (views.Step(name=str(texts.t(f"step.{name}")), words=f"{who}{_at(event, zone)}", state="done"),)


def _read(row: RequestRow, told: dict[str, EventRow], zone: str) -> views.Step:
    if done := _done("read", told.get("read"), zone):
        return done[0]
    state = "now" if row.state == "open" else ""
    return views.Step(name=str(texts.t("step.read")), words=str(texts.t("step.not_read")), state=state)


def _answered(row: RequestRow, told: dict[str, EventRow], zone: str) -> views.Step:
    for kind in ("withdrawn", "refused", "accepted"):
        if done := _done(kind, told.get(kind), zone):
            return done[0]
    key = "step.was_due" if late(row, zone) else "step.due"
    state = "now" if "read" in told else ""
    return views.Step(name=str(texts.t("step.answer")), words=str(texts.t(key, day=day_words(row.due_on))), state=state)


def _wired() -> views.Step:
    return views.Step(name=str(texts.t("step.dmp")), words=str(texts.t("wired.not_yet")))
