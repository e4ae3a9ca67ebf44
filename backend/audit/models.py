"""Who did what. The app adds entries and cannot read one back, not even by RETURNING."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Index, Uuid, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, Identified, Table, protect

READ_BY_STAFF = "capacity = 'staff' and act = 'document.read'"


class AuditEntry(Identified, Table):
    """Someone did something to objects of one house, for a purpose."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("unsealed", "establishment_id", postgresql_where=text("segment is null")),
        Index("sealed", "establishment_id", "segment", "place"),
        Index("about", "dossier_id", text("at desc"), text("id desc")),
        Index("of_staff", "actor_id", "at", postgresql_where=text("capacity = 'staff' and dossier_id is not null")),
        # Whether anybody of the house has opened this paper: an entry of a reading names one.
        Index("read_by_staff", text("(objects[1])"), "at", postgresql_where=text(READ_BY_STAFF)),
    )

    at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp(), init=False)
    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID | None]
    actor_id: Mapped[UUID]
    capacity: Mapped[str]
    subject_id: Mapped[UUID | None]
    purpose: Mapped[str]
    act: Mapped[str]
    objects: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    segment: Mapped[int | None] = mapped_column(default=None)
    place: Mapped[int | None] = mapped_column(default=None)


class SealedSegment(Table):
    """A minute of one house, hashed with the head of the minute before."""

    __tablename__ = "sealed_segment"

    establishment_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    entries: Mapped[int]
    head: Mapped[bytes]
    sealed_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


protect(
    AuditEntry.__table__,
    "grant insert (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)"
    " on {t} to app, worker",
    "create policy in_ones_own_name on {t} for insert to app, worker"
    " with check (actor_id = (select actor_id()) and capacity = (select capacity())"
    " and subject_id is not distinct from (select subject_id())"
    " and (dossier_id is null or capacity = 'system'"
    " or coalesce(dossier_id = any ((select visible_dossiers())::uuid[]), false)"
    " or coalesce(dossier_id = any ((select dossiers_in_dispute())::uuid[]), false)"
    " or (purpose in ('identification', 'identity', 'internal') and identifies(dossier_id))"
    f" or ({BY_ENROLMENT} and purpose = 'enrolment' and not is_elsewhere(dossier_id)))"
    " and coalesce(establishment_id = any ((select visible_houses())::uuid[]), false))",
    # What a machine brought is filed later, by the system, and told in the machine's name.
    "create policy in_a_machine_s_name on {t} for insert to worker"
    " with check ((select capacity()) = 'system' and capacity = 'machine'"
    " and establishment_id = (select acting_house()))",
    "grant select, insert on {t} to gate",
    # A professional's first sign-in, when nobody is settled yet; an aidant who leaves, where she sees nothing any more.
    # What somebody says of a dossier that she does not see yet.
    "create policy gate_notes on {t} for insert to gate with check"
    " (act in ('member.attached', 'delegation.left', 'dossier.joined_yes', 'dossier.joined_no', 'openings.many'))",
    "create policy gate_reads on {t} for select to gate using (true)",
    "grant select, update (segment, place) on {t} to sealer",
    "create policy read_all on {t} for select to sealer using (true)",
    "create policy seal_once on {t} for update to sealer using (segment is null) with check (true)",
    "create trigger counts after insert on {t} referencing new table as added for each statement"
    " execute function count_openings()",
)
protect(
    SealedSegment.__table__,
    "grant select, insert on {t} to sealer",
    "create policy chain on {t} to sealer using (true)",
)
