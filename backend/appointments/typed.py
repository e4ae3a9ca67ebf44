"""What a professional typed of an appointment, checked, and what is planned as she would have typed it."""

from datetime import datetime
from uuid import UUID

from backend.appointments import presenter
from backend.appointments.rules import Words, instant, wrong_time
from backend.appointments.schemas import Planning, Row
from backend.db.compiled import Connection
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.forms import Form
from backend.kit.keyring import KeyRing
from backend.people import around
from backend.people.members.days import typed_day, typed_hour


async def planned(sql: Connection, house: UUID, form: Form[Planning]) -> datetime | None:
    """The instant that she typed; what is wrong with it is added to the mistakes of the form."""
    _, zone = await around.of_desk(sql, house, "personnes")
    day, hour = typed_day(form.typed["jour"]), typed_hour(form.typed["heure"])
    if day is None and form.typed["jour"].strip():
        form.errors["jour"] = "invalid"
    if hour is None and form.typed["heure"].strip():
        form.errors["heure"] = "invalid"
    if day is None or hour is None:
        return None
    at = instant(day, hour, zone)
    if wrong := wrong_time(at, now()):
        form.errors["jour"] = wrong
    return at


def typed(ring: KeyRing, row: Row) -> dict[str, str]:
    """As the form shows what is planned."""
    said, here = presenter.words_of(ring, row), local(row.starts_at, row.zone)
    return {
        "quoi": said.kind, "jour": f"{here:%d/%m/%Y}", "heure": f"{here:%H:%M}", "lieu": said.where, "avec": said.who,
        "mots": said.about, "apporter": said.bring,
    }  # fmt: skip


def says_the_same(ring: KeyRing, row: Row, at: datetime, words: Words) -> bool:
    """Nothing is changed, and nobody is told that it is."""
    return row.state == "planned" and (at, words) == (row.starts_at, presenter.words_of(ring, row))
