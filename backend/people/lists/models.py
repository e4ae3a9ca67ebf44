"""Lists that were brought, from their arrival to their end."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Identified, Table, protect
from backend.identity.models import GATE_READS


class ListRun(Identified, Table):
    """A list, from its arrival to its end. `duty` says whose it is; `seen` is the mark of the differences shown."""

    __tablename__ = "list_run"
    __table_args__ = (
        CheckConstraint("duty in ('enrolment', 'members')", name="known_duty"),
        CheckConstraint("state in ('received', 'looked', 'running', 'stopped', 'done', 'failed')", name="known_state"),
        CheckConstraint("source in ('file', 'annuaire', 'machine')", name="known_source"),
        Index("ix_list_run_newest", "establishment_id", "duty", "created_at"),
    )
    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    duty: Mapped[str]
    source: Mapped[str]
    machine_id: Mapped[UUID | None] = mapped_column(ForeignKey("machine_client.id"), default=None)
    key_id: Mapped[UUID] = mapped_column(ForeignKey("establishment_key.id"))
    sha256: Mapped[bytes | None] = mapped_column(default=None)
    at_once: Mapped[bool] = mapped_column(default=False, server_default=text("false"))  # nobody looks before it is done
    state: Mapped[str] = mapped_column(default="received", server_default=text("'received'"))
    reason: Mapped[str | None] = mapped_column(default=None)
    seen: Mapped[bytes | None] = mapped_column(default=None)
    lines: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    fresh: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    changed: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    same: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    faulty: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    moved: Mapped[int] = mapped_column(
        default=0, server_default=text("0")
    )  # the dossier changed since it was looked at
    done: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    agreed_at: Mapped[datetime | None] = mapped_column(default=None)
    agreed_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)  # no line about her is done
    finished_at: Mapped[datetime | None] = mapped_column(default=None)


OLD = "created_at < now() - interval '30 days'"
HERE = "establishment_id = (select acting_house())"
HERS = f"duty = any ((select my_duties())::text[]) and {HERE}"
ITS_OWN = f"(select capacity()) = 'machine' and machine_id = (select actor_id()) and duty = 'enrolment' and {HERE}"
MOVED_ON = (
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    f"create policy goes_on on {{t}} for update to worker using ({BY_SYSTEM})",
)
BROUGHT = (
    f"create policy brought on {{t}} for insert to app with check ({HERS} and machine_id is null)",
    f"create policy pushed on {{t}} for insert to app with check ({ITS_OWN})",
)
SEEN = (
    f"create policy of_her_duty on {{t}} for select to app using ({HERS})",
    f"create policy its_own on {{t}} for select to app using ({ITS_OWN})",
)
protect(
    ListRun.__table__,
    "grant select, insert, update (state, agreed_at, agreed_by) on {t} to app",
    *SEEN,
    *BROUGHT,
    f"create policy agreed on {{t}} for update to app using ({HERS} and state = 'looked')"
    f" with check ({HERS} and state = 'running' and agreed_by = (select actor_id()))",
    "grant delete on {t} to gate",
    "create policy dropped on {t} for delete to gate using (state in ('received', 'looked', 'failed'))",
    "grant update (state) on {t} to gate",
    "create policy resumed on {t} for update to gate using (state = 'stopped') with check (state = 'running')",
    "grant select, update, delete on {t} to worker",
    *MOVED_ON,
    "grant select (id, establishment_id, duty, state, agreed_by) on {t} to gate",
    GATE_READS,
    f"create policy to_forget on {{t}} for select to worker using ({OLD})",
    f"create policy forget on {{t}} for delete to worker using ({OLD})",
)
