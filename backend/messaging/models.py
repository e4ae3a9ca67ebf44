"""Threads, messages numbered without a gap, and who has read up to where."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Identified, Table, on_shelf, protect
from backend.identity.models import GATE_READS


class Thread(Identified, Table):
    """A conversation between a person and one team of one house."""

    __tablename__ = "thread"
    __table_args__ = (
        Index("latest_first", "dossier_id", text("last_at desc"), "id"),
        Index("about_paper", "document_id", postgresql_where=text("document_id is not null")),
        Index("latest_of_team", "team_id", text("last_at desc"), "id"),
        Index("owed_by_team", "team_id", "due_at", "id", postgresql_where=text("due_at is not null")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"), default=None)
    opening: Mapped[str]  # which picture button began it: understand, pain, see, thanks, other
    last_number: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    last_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    # Since when an answer is owed and until when it was promised; neither once a member of the team has written.
    waits_since: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    # For one member of the house alone, whom the person named when she began it.
    confidential_to: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id"), default=None)
    # With its only message: nobody knows of it any more.
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)


class Message(Identified, Table):
    """Words of somebody, for somebody. The server says who wrote, never the sender.

    One that its author took back has no number and no words: its number is free for the next one.
    """

    __tablename__ = "message"
    __table_args__ = (UniqueConstraint("thread_id", "number"), UniqueConstraint("id", "thread_id", "dossier_id"))

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id"))
    number: Mapped[int | None]
    author_id: Mapped[UUID]
    capacity: Mapped[str]
    body: Mapped[bytes]  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)
    posted_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


MINE = on_shelf("read", "messages")
TO_ANSWER = on_shelf("write", "messages")
# A team's letters are for that team: other teams of the same house do not open them.
OF_MY_TEAM = "((select capacity()) <> 'staff' or coalesce(team_id = any ((select my_teams())::uuid[]), false))"
# A confidential thread is the person's and the member's to whom alone she writes: not her aidants', not the team's.
FOR_ME = (
    "(confidential_to is null or case (select capacity())"
    " when 'usager' then true when 'staff' then confidential_to = (select permit_id()) else false end)"
    # Parents who live apart do not read what the other wrote.
    " and id <> all ((select written_by_another_parent())::uuid[])"
)
CONFIDED = (
    "(confidential_to is null"
    " or ((select capacity()) = 'usager' and may_confide(confidential_to, team_id, dossier_id)))"
)
# What must not be known by somebody who acts for her, and what is about such a paper.
TOLD_TO_HER = "id <> all ((select hidden_threads())::uuid[])"
# A parent writes in the letters that she began: what she added to another would take it from the other parent.
HERS_TO_WRITE = "{thread} <> all ((select begun_by_others())::uuid[])"
# What was taken back is there for nobody, its author included.
IS_THERE = "taken_back_at is null"
GATE_TAKES_BACK = "create policy gate_takes_back on {t} for update to gate using (true)"

protect(
    Thread.__table__,
    "grant select, insert, update (last_number, last_at, waits_since, due_at) on {t} to app",
    f"create policy of_mine on {{t}} for select to app, worker"
    f" using ({IS_THERE} and {MINE} and {OF_MY_TEAM} and {FOR_ME} and {TOLD_TO_HER})",
    f"create policy begin_one on {{t}} for insert to app"
    f" with check ({TO_ANSWER} and {OF_MY_TEAM} and team_supports(team_id, dossier_id, establishment_id)"
    f" and (document_id is null or document_in_dossier(document_id, dossier_id)) and {CONFIDED})",
    f"create policy number_next on {{t}} for update to app using ({TO_ANSWER} and {OF_MY_TEAM} and {FOR_ME}"
    f" and {HERS_TO_WRITE.format(thread='id')})",
    "grant select on {t} to worker",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    "grant select, update (last_number, last_at, waits_since, due_at, taken_back_at) on {t} to gate",
    GATE_READS,
    GATE_TAKES_BACK,
)
protect(
    Message.__table__,
    "grant select, insert on {t} to app",
    f"create policy as_its_thread on {{t}} for select to app, worker using ({IS_THERE} and thread_in_sight(thread_id))",
    f"create policy in_ones_own_name on {{t}} for insert to app"
    " with check (author_id = (select actor_id()) and capacity = (select capacity())"
    f" and {TO_ANSWER} and thread_in_dossier(thread_id, dossier_id, establishment_id)"
    f" and {HERS_TO_WRITE.format(thread='thread_id')})",
    "grant select on {t} to worker",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    "grant select, update (number, body, taken_back_at) on {t} to gate",
    GATE_READS,
    GATE_TAKES_BACK,
)
