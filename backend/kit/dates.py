"""Days and hours as people say them, in the time zone of the house that speaks."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from backend.kit import texts

PARIS = "Europe/Paris"


def local(at: datetime, zone: str = PARIS) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def day_words(day: date) -> str:
    """« jeudi 19 novembre 2026 », with spaces that do not break inside the date."""
    words = format_date(day, texts.t("date.pattern"), locale=texts.language())
    return words.replace(" ", "\N{NO-BREAK SPACE}", 1)


def month_words(day: date) -> str:
    """« Novembre 2026 »."""
    words = format_date(day, "LLLL y", locale=texts.language())
    return words[:1].upper() + words[1:]


def near_day_words(day: date, today: date) -> str:
    """« Aujourd’hui », « Hier », then the whole day."""
    if day == today:
        return texts.t("date.today")
    if day == today - timedelta(days=1):
        return texts.t("date.yesterday")
    words = day_words(day)
    return words[:1].upper() + words[1:]


def time_words(at: datetime) -> str:
    """« à 9 heures 10 », « à 9 heures »: never « 9h10 », which is read letter by letter."""
    key = "date.at_minutes" if at.minute else "date.at_sharp"
    return str(texts.t(key, hour=at.hour, minute=at.minute, minute2=f"{at.minute:02d}"))
