"""A paper that proves a measure or a mandate: seen by who enrols in that house and by the person, by nobody else.

It is none of her papers: no shelf, no list, no search and no aidant ever meets it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, BY_SYSTEM, Identified, Table, protect
from backend.identity.models import GATE_READS
from backend.people.models import in_its_house


class Evidence(Identified, Table):
    """Once it was read, `store_key` names the whole paper, disarmed; of a photo its pixels. `reason`: a code.

    wrong: a second person said that it is not the right one. It is kept, and nobody reads it.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        in_its_house(),
        CheckConstraint("state in ('received', 'kept', 'refused', 'wrong')", name="known_state"),
        CheckConstraint("num_nonnulls(measure_id, mandate_id) = 1", name="of_one_thing"),
        CheckConstraint("about = coalesce(measure_id, mandate_id)", name="about_it"),
        CheckConstraint("(store_key is null) = (state = 'refused')", name="kept_unless_refused"),
        CheckConstraint("(state = 'wrong') = (said_by is not null)", name="wrong_once_said"),
        CheckConstraint("state <> 'wrong' or reason in ('other', 'unreadable', 'somebody')", name="known_mistake"),
        Index("wrong_in_house", "establishment_id", "said_at", "id", postgresql_where=text("state = 'wrong'")),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    measure_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"), default=None)
    mandate_id: Mapped[UUID | None] = mapped_column(ForeignKey("mandate.id"), default=None)
    about: Mapped[UUID] = mapped_column(index=True)  # the one or the other
    brought_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(default="received", server_default=text("'received'"))
    reason: Mapped[str | None] = mapped_column(default=None)
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    store_key: Mapped[str | None] = mapped_column(unique=True)
    wrapped: Mapped[bytes | None]  # the file's own key, wrapped by the dossier's
    size: Mapped[int | None]
    sha256: Mapped[bytes | None]
    media_type: Mapped[str | None] = mapped_column(default=None)
    received_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp(), init=False)
    said_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)  # that it is not the right one
    said_at: Mapped[datetime | None] = mapped_column(default=None)


class EvidencePage(Identified, Table):
    """A page of it: its picture in the store, its words sealed here."""

    __tablename__ = "evidence_page"
    __table_args__ = (UniqueConstraint("evidence_id", "number"),)

    establishment_id: Mapped[UUID]
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"))
    number: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    text: Mapped[bytes]  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    store_key: Mapped[str] = mapped_column(unique=True)
    wrapped: Mapped[bytes]
    size: Mapped[int]
    sha256: Mapped[bytes]


class EvidenceOpened(Table):
    """A member of the house had it on her screen: without this, nobody checks."""

    __tablename__ = "evidence_opened"

    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


HERS = "id = any ((select my_evidence())::uuid[])"
protect(
    Evidence.__table__,
    "grant select on {t} to app",
    "create policy of_both_desks_and_hers on {t} for select to app"
    f" using (case (select capacity()) when 'usager' then {HERS}"
    f" else {BY_ENROLMENT} and state <> 'wrong' end)",
    "grant select, update (state, reason, store_key, wrapped, size, sha256, media_type) on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select, insert, update (state, reason, said_by, said_at) on {t} to gate",
    GATE_READS,
    "create policy by_its_door on {t} for insert to gate with check (state = 'received')",
    "create policy not_the_right_one on {t} for update to gate using (state = 'kept') with check (state = 'wrong')",
)
protect(
    EvidencePage.__table__,
    "grant select on {t} to app",
    "create policy as_its_evidence on {t} for select to app using (evidence_in_sight(evidence_id))",
    "grant select, insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select on {t} to gate",
    GATE_READS,
)
MINE = "reader_id = (select actor_id())"
protect(
    EvidenceOpened.__table__,
    "grant select, insert on {t} to app",
    f"create policy ones_own on {{t}} for select to app using ({MINE})",
    "create policy what_one_sees on {t} for insert to app"
    f" with check ({MINE} and (select capacity()) = 'staff' and evidence_in_sight(evidence_id))",
    "grant select on {t} to gate",
    GATE_READS,
)
