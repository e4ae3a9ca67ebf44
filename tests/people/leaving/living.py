"""What the tests of leaving do again and again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.people.members.deciding import plain

PARIS = ZoneInfo("Europe/Paris")
UNTIL = "select ends_at from dossier_team where dossier_id = $1"
__all__ = ["happens", "leaving", "plain", "today", "until"]


def today(apart=0):
    return (datetime.now(PARIS).date() + timedelta(days=apart)).strftime("%d/%m/%Y")


def leaving(somebody):
    return f"/personnes/{somebody.dossier}/depart"


async def happens(desk, somebody, kind, day):
    return await desk.sends(leaving(somebody), quoi=kind, jour=day, preuve="family")


async def until(cast, somebody):
    """The days on which her teams stop seeing her; None: without an end."""
    rows = await cast.sql.fetch(UNTIL.replace("ends_at ", "nullif(ends_at, 'infinity') as ends_at "), somebody.dossier)
    return {row["ends_at"].astimezone(PARIS).date() if row["ends_at"] else None for row in rows}
