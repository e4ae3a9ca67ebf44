"""A page of appointments, for whoever looks: those to come, then what is past."""

from datetime import datetime
from typing import Annotated, NamedTuple
from uuid import UUID

from litestar.params import QueryParameter

from backend.appointments import presenter, views
from backend.appointments.queries import Lists
from backend.db.compiled import Connection
from backend.kit.clock import LATEST
from backend.kit.keyring import KeyRing

Before = Annotated[datetime, QueryParameter(name="avant")]
After = Annotated[UUID, QueryParameter(name="apres")]
FIRST_ID = UUID(int=0)


class Since(NamedTuple):
    """Where this page begins; the first one has what is to come, too."""

    before: datetime
    after: UUID


async def listed(
    sql: Connection, ring: KeyRing, lists: Lists, since: Since, base: str, here: str = "", **of: UUID
) -> views.Appointments:
    """`base`: where each of them is read; `here`: where the list goes on, when it is elsewhere."""
    first = since.before == LATEST
    rows = await (lists.first if first else lists.older).all(sql, before=since.before, after=since.after, **of)
    coming, past = [row for row in rows if not row.past], [row for row in rows if row.past]
    return views.Appointments(
        coming=presenter.lines(ring, coming, base),
        past=presenter.lines(ring, past, base),
        first=first,
        more=len(coming) == presenter.PAGE,
        older_url=presenter.older(past, here or base),
    )
