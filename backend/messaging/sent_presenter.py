"""« Votre message est arrivé » in words."""

from math import floor
from uuid import UUID

from backend.audit.views import Who
from backend.kit import texts
from backend.kit.dates import day_words, local, time_words
from backend.messaging.sent_schemas import SentRow
from backend.messaging.when import Team
from backend.messaging.writing_views import Sent
from backend.people.around import initials


def sent(row: SentRow, zone: str, url: str, message: UUID, refused: str) -> Sent:
    """Never a second more than there is: whoever sees the button may press it."""
    name = row.only or row.team
    here, seconds = local(row.posted_at, zone), max(0, floor(row.seconds))
    return Sent(
        to=Who(name=name, role=row.house, initials=initials(name), staff=True),
        when=str(texts.t("sent.when", day=day_words(here.date()), when=time_words(here))),
        answers=Team(row.calendar, row.hours, only=row.only).words,
        thread_url=url,
        undo_url=f"{url}/envoye/{message}/annuler" if seconds and not refused else "",
        seconds=seconds,
        read=row.read,
        refused=refused,
    )
