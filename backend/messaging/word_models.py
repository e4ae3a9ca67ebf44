"""The words of messages as they are looked for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect
from backend.messaging.models import TO_ANSWER


class MessageWord(Table):
    """A word of a message, 16 bytes of HMAC under the search key of its dossier: found by equality, read by nobody."""

    __tablename__ = "message_word"
    __table_args__ = (
        ForeignKeyConstraint(
            ["message_id", "thread_id", "dossier_id"], ["message.id", "message.thread_id", "message.dossier_id"]
        ),
        CheckConstraint("octet_length(token) = 16", name="token_of_16"),
        Index("words_of_message", "message_id"),
    )

    dossier_id: Mapped[UUID] = mapped_column(primary_key=True)
    token: Mapped[bytes] = mapped_column(primary_key=True)
    message_id: Mapped[UUID] = mapped_column(primary_key=True)
    thread_id: Mapped[UUID]
    said_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)  # of the message: the newest first


# All threads at once, read once per statement: a search checks many words.
protect(
    MessageWord.__table__,
    "grant select, insert on {t} to app",
    "create policy as_its_thread on {t} for select to app"
    " using (coalesce(thread_id = any ((select threads_in_sight())::uuid[]), false))",
    f"create policy of_what_one_says on {{t}} for insert to app with check ({TO_ANSWER})",
    "grant select, delete on {t} to gate",
    "create policy gate_reads on {t} for select to gate using (true)",
    "create policy gate_takes_back on {t} for delete to gate using (true)",
)
