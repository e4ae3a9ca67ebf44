"""One thread, as the person reads it and as who acts for her does: the same page, in two names."""

from typing import Any
from uuid import UUID

from litestar import Request
from litestar.datastructures import State
from litestar.response import Template
from msgspec import Struct

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.db.unit import Unit
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import about, drafting, presenter, queries, views
from backend.messaging.addresses import MISTAKEN, NEXT, TAKEN_BACK
from backend.messaging.schemas import Draft, MessageRow, OwnThread
from backend.messaging.when import Team
from backend.people import around


class Opened(Struct, frozen=True):
    """A thread, from a number on; `person` is for whom one acts, if one does; `suite` what she has just done."""

    thread: UUID
    person: UUID | None = None
    before: int = NEXT
    suite: str = ""

    @property
    def base(self) -> str:
        return f"/pour/{self.person}" if self.person else ""

    @property
    def url(self) -> str:
        return f"{self.base}/messages/{self.thread}"


async def thread_page(request: Request[Any, Any, State], sql: Connection, at: Opened, form: Form[Draft]) -> Template:
    """Raises NotFound for a thread out of sight."""
    unit, ring = unit_of(request), request.app.state.ring
    if form.errors:
        await unit.start_over()
    row = await (queries.THREAD_FOR_SOMEONE if at.person else queries.THREAD).one(sql, id=at.thread)
    if row is None:
        raise NotFound
    messages = await queries.MESSAGES.all(sql, id=at.thread, before=at.before)
    shell, zone = await (around.of_aidant(sql, at.person) if at.person else around.of_person(sql))
    days = presenter.days(ring, messages, zone, at.url, read_up_to=row.read_up_to)
    writes = row.answered and row.writes and not row.others
    kept = writes and await drafting.fill(sql, ring, form, str(at.thread))
    view = views.Thread(
        url=at.url,
        title=str(texts.t(f"opening.{row.opening}")),
        to=to_whom(row),
        days=days,
        form=form,
        paper=await about.paper_link_if_seen(sql, ring, row.document_id, f"{at.base}/papiers"),
        older_url=presenter.older_messages(messages, at.url),
        new_anchor=presenter.first_new(days),
        answers=Team(row.calendar, row.hours, only=row.only).words if row.answered else "",
        only=row.only or "",
        left=not row.answered,
        back_url=f"{at.base}/messages",
        writes=writes,
        begin_url=f"{at.base}/messages/ecrire" if row.writes and row.others else "",
        keep_url=f"{at.url}/garder",
        kept=kept,
        taken_back=TAKEN_BACK.get(at.suite, "") if kept else "",
        live=presenter.live_thread(f"{at.base}/messages", at.thread, messages) if at.before == NEXT else None,
    )
    if at.before == NEXT and not form.errors:
        mark_read(unit, messages, row)
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/show.html", context={"view": view, **shell}, status_code=status)


def mark_read(unit: Unit, messages: list[MessageRow], row: OwnThread) -> None:
    """What was shown to her is read, once the page has left."""
    if messages and messages[-1].number > row.read_up_to:
        unit.afterwards(queries.MARK_READ, messages[-1].id)


def to_whom(row: OwnThread) -> Who:
    if row.only:
        return Who(name=row.only, role=row.only_role or "", initials=around.initials(row.only), staff=True)
    return Who(name=row.team, role=row.house, initials=around.initials(row.team), staff=True)
