"""From sealed notes to their words, for the team that wrote them."""

from datetime import UTC

from backend.kit import texts
from backend.kit.forms import Filled
from backend.kit.keyring import ForOnePage, KeyRing
from backend.messaging.desk_presenter import moment
from backend.messaging.desk_schemas import NoteRow
from backend.messaging.desk_views import Note, Notes
from backend.messaging.presenter import PAGE
from backend.people.around import initials
from backend.people.keys import Wrapped, opened


def notes(ring: KeyRing, rows: list[NoteRow], zone: str, url: str, form: Filled) -> Notes:
    once, older_url = ForOnePage(ring), ""
    if len(rows) == PAGE:
        at = rows[-1].written_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        older_url = f"{url}?notes={at}#notes"
    return Notes(form=form, rows=tuple(_note(once, row, zone) for row in rows), older_url=older_url)


def _note(ring: KeyRing, row: NoteRow, zone: str) -> Note:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    words = key.unseal(row.body, row.establishment_id, "thread_note", row.id, "body")
    author, at = row.author or str(texts.t("who.somebody")), moment(row.written_at, zone)
    return Note(
        author=author,
        written=f"{row.role}, {at}" if row.role else at,
        initials=initials(author),
        lines=tuple(words.splitlines()),
    )
