"""One thread as its team sees it, whatever was just done or went wrong."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.datastructures import State
from litestar.response import Template
from msgspec import Struct, field

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.kit.clock import LATEST
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import about, desk_presenter, inbox, note_presenter, noting, presenter, queries
from backend.messaging.addresses import NEXT
from backend.messaging.desk_schemas import Noting
from backend.messaging.desk_views import Notice, StaffThread
from backend.messaging.ready import ready_answers
from backend.messaging.schemas import Draft
from backend.people import around

Req = Request[Any, Any, State]
NOTICES = ("taken", "handed", "returned", "noted")
MISTAKEN, TAKEN = 422, 409


class Place(Struct, frozen=True):
    """A thread of a house."""

    house: UUID
    thread: UUID

    @property
    def base(self) -> str:
        return f"/equipe/{self.house}/messages"

    @property
    def url(self) -> str:
        return f"{self.base}/{self.thread}"


class Shown(Struct, frozen=True, kw_only=True):
    """Which part of it is asked for, what was typed, and what is told about what was just done.

    `ready` names a ready answer with which the field begins.
    """

    before: int = NEXT
    notes_before: datetime = LATEST
    form: Form[Draft] = field(default_factory=lambda: Form(Draft))
    note: Form[Noting] = field(default_factory=lambda: Form(Noting))
    ready: str = ""
    notice: Notice | None = None
    refused: int = 0

    @property
    def status(self) -> int:
        return MISTAKEN if self.form.errors or self.note.errors else self.refused or 200


async def thread_page(request: Req, sql: Connection, at: Place, shown: Shown) -> Template:
    """What was refused is undone first: only that the thread was read is kept."""
    unit, status, ring = unit_of(request), shown.status, request.app.state.ring
    if status != 200:
        await unit.start_over()
    row = await inbox.THREAD_IN_CARE.one(sql, id=at.thread)
    if row is None:
        raise NotFound
    messages = await queries.MESSAGES.all(sql, id=at.thread, before=shown.before)
    notes = await noting.NOTES.all(sql, id=at.thread, before=shown.notes_before)
    shell, zone = await around.of_desk(sql, at.house, "messages")
    if chosen := ready_answers().answers.get(shown.ready):
        shown.form.typed["mots"] = chosen.words_for(row.given_name)
    view = StaffThread(
        url=at.url,
        back_url=at.base,
        **desk_presenter.thread(row, zone),
        days=presenter.days(ring, messages, zone, at.url, desk=True, read_up_to=row.read_up_to),
        notes=note_presenter.notes(ring, notes, zone, at.url, shown.note),
        form=shown.form,
        ready=desk_presenter.ready(at.url),
        older_url=presenter.older_messages(messages, at.url),
        paper=await about.paper_link_if_seen(sql, ring, row.document_id, f"/equipe/{at.house}/papiers"),
        oppose_url=f"/equipe/{at.house}/personnes/{row.of_minor}/oppositions?fil={at.thread}" if row.of_minor else "",
        notice=shown.notice,
        live=presenter.live_thread(at.base, at.thread, messages) if shown.before == NEXT else None,
    )
    if shown.before == NEXT and status == 200 and messages and messages[-1].number > row.read_up_to:
        unit.afterwards(queries.MARK_READ, messages[-1].id)
    return Template("pages/messaging/staff_thread.html", context={"view": view, **shell}, status_code=status)
