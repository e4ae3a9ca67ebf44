"""Days and hours as people say them, in the time zone of the house that speaks."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from backend.kit import texts

PARIS = "Europe/Paris"


def local(at: datetime, zone: str = PARIS) -> datetime:
    return at.astimezone(ZoneInfo(zone))


@lru_cache(4096)
def _formatted(day: date, pattern: str, language: str) -> str:
    """Babel reads the pattern anew each time, for longer than the rest of a row takes."""
    return format_date(day, pattern, locale=language)


def day_words(day: date) -> str:
    """« jeudi 19 novembre 2026 », the number never apart from its month."""
    words = _formatted(day, str(texts.t("date.pattern")), texts.language())
    if day.day == 1 and texts.language() == "fr":
        words = words.replace(" 1\N{NO-BREAK SPACE}", " 1er\N{NO-BREAK SPACE}")
    return words


def weekday_words(number: int) -> str:
    """« Lundi »: the days of the week, from 1."""
    words = _formatted(date(2024, 1, number), "EEEE", texts.language())  # a year that begins on a Monday
    return words[:1].upper() + words[1:]


def date_words(day: date) -> str:
    """« 19 novembre 2026 »: in the name of a file, where the day of the week says nothing."""
    return _formatted(day, "d MMMM y", texts.language())


def month_words(day: date) -> str:
    """« Novembre 2026 »."""
    words = _formatted(day, "LLLL y", texts.language())
    return words[:1].upper() + words[1:]


def near_day_words(day: date, today: date) -> str:
    """« Aujourd’hui », « Hier », then the whole day."""
    if day == today:
        return texts.t("date.today")
    if day == today - timedelta(days=1):
        return texts.t("date.yesterday")
    words = day_words(day)
    return words[:1].upper() + words[1:]


def inside_day_words(day: date, today: date) -> str:
    """« hier », « aujourd’hui », « demain », then the whole day: inside a sentence."""
    if abs(apart := (day - today).days) > 1:
        return day_words(day)
    return str(texts.t(("date.inside.today", "date.inside.tomorrow", "date.inside.yesterday")[apart]))


def hour_words(at: datetime) -> str:
    """« 9 heures 10 », « 18 heures »: after « avant » or « à partir de »."""
    key = "date.hours_minutes" if at.minute else "date.hours_sharp"
    return str(texts.tn(key, at.hour, minute=at.minute, minute2=f"{at.minute:02d}"))


def time_words(at: datetime) -> str:
    """« à 9 heures 10 », « à 9 heures »: never « 9h10 », which is read letter by letter."""
    key = "date.at_minutes" if at.minute else "date.at_sharp"
    return str(texts.tn(key, at.hour, minute=at.minute, minute2=f"{at.minute:02d}"))
