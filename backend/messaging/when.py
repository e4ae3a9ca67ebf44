"""When a team answers: its promise to who writes now, and the same in words."""

from datetime import date, datetime, timedelta

import msgspec

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import hour_words, inside_day_words, local
from backend.messaging.promising import Calendar, Promise, promise
from backend.messaging.rules import USUAL_DELAY
from backend.people.days_off import days_off


class Team:
    """Of the row of a team: its Calendar as JSON, and the hours that it tells where none are known.

    `only` is the name of its one member who answers.
    """

    def __init__(
        self, calendar: str, hours: str | None, at: datetime | None = None, *, only: str | None = None
    ) -> None:
        self.calendar, self.hours, self.now = msgspec.json.decode(calendar, type=Calendar), hours or "", at or now()
        self.only = only
        self.promise = promise(self.calendar, _Off(self.calendar.holidays), self.now)

    @property
    def due_at(self) -> datetime:
        """Until when an answer is owed to words that are written now."""
        return self.promise.due_at if self.promise else self.now + USUAL_DELAY

    @property
    def words(self) -> str:
        """« Madame Martin vous répond aujourd’hui avant 18 heures. »"""
        if not self.promise:
            return self.hours
        return _words(self.promise, self.calendar.zone, self.now, self.only)


class _Off:
    """The days off of a calendar, of whichever year."""

    def __init__(self, calendar: str) -> None:
        self.calendar = calendar

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in days_off(self.calendar, day.year)


def _words(told: Promise, zone: str, at: datetime, only: str | None) -> str:
    here, today = local(told.at, zone), local(at, zone).date()
    day, hour = here.date(), hour_words(here)
    if told.kind == "before" and not (here.hour or here.minute):
        day, hour = day - timedelta(days=1), str(texts.t("date.midnight"))
    who = only or (told.who.name if told.who else str(texts.t("promise.team")))
    return str(texts.t(f"promise.{told.kind}", who=who, day=inside_day_words(day, today), hour=hour))
