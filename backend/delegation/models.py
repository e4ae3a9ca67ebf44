"""The grid: right × family × from/to × motive, row by row, for several aidants."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.identity.models import GATE_READS


class Family(Table):
    """A code list: the twelve families of papers, and what is not a paper but can be shared (messages, demandes…)."""

    __tablename__ = "family"

    code: Mapped[str] = mapped_column(primary_key=True)
    is_papers: Mapped[bool]
    position: Mapped[int]


class DelegableRight(Table):
    """A code list: what may be done on a shelf. `read`, `write`, `exercise` (a right), `deposit`, `be_told`,
    `appointments` (see them)."""

    __tablename__ = "delegable_right"

    code: Mapped[str] = mapped_column(primary_key=True)


class Delegation(Identified, Table):
    """What a usager allows an aidant to do. Never deleted, never widened: stopped, and given anew."""

    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint("usager_id <> aidant_id", name="two_people"),
        CheckConstraint("starts_at < ends_at", name="some_time"),
        CheckConstraint("ground in ('chosen', 'desk', 'measure', 'authority')", name="known_ground"),
        CheckConstraint("ended_by in ('usager', 'aidant', 'staff', 'clock')", name="known_end"),
        Index(
            "one_delegation_alive",
            "aidant_id",
            "usager_id",
            unique=True,
            postgresql_where=text("stopped_at is null"),
        ),
        Index("delegation_ending", "ends_at", postgresql_where=text("stopped_at is null")),
    )

    usager_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    aidant_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    relation: Mapped[str]  # code of JDV_J11: sister, parent, tutor…
    agreed_text: Mapped[str]  # version of the text that was read to her
    agreed_hash: Mapped[bytes]  # and its SHA-256: proof of what was agreed
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    given_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)
    # What it stands on: her choice, a mandat signed at the desk, a measure of protection, parental authority.
    ground: Mapped[str] = mapped_column(server_default="chosen", default="chosen")
    follows: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"), default=None)  # the one it replaced
    reference: Mapped[str | None] = mapped_column(unique=True, default=None)  # of its attestation: random, ten signs
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[str | None] = mapped_column(default=None)


class DelegationRight(Table):
    """One square of the grid. It never changes: holding the delegation's row holds them all."""

    __tablename__ = "delegation_right"
    __table_args__ = (Index("given_on_dossier", "dossier_id", "can", "family"),)  # who may read what has just come

    delegation_id: Mapped[UUID] = mapped_column(ForeignKey("delegation.id"), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    can: Mapped[str] = mapped_column(ForeignKey("delegable_right.code"), primary_key=True)
    family: Mapped[str] = mapped_column(ForeignKey("family.code"), primary_key=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    motive: Mapped[bytes | None] = mapped_column(default=None)  # sealed with the dossier's key
    key_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier_key.id"), default=None)


HERS = "usager_id = (select actor_id()) and (select capacity()) = 'usager'"
# What a judge or the law gave is not hers to stop, as long as it holds.
HER_CHOICE = "(ground in ('chosen', 'desk') or ends_at <= now())"

protect(Family.__table__, "grant select on {t} to app, worker, gate")
protect(DelegableRight.__table__, "grant select on {t} to app, worker, gate")
protect(
    Delegation.__table__,
    # `given_at` is the clock's: it tells which rights may still be written.
    "grant select, update (stopped_at, ended_by) on {t} to app",
    "grant insert (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at, stopped_at,"
    " follows) on {t} to app",
    "grant select on {t} to worker, gate",
    f"create policy by_usager on {{t}} for select to app, worker using ({HERS})",
    # For a year at most; and it follows what she gave herself.
    f"create policy give on {{t}} for insert to app with check ({HERS} and stopped_at is null"
    " and ends_at <= now() + interval '367 days'"
    " and (follows is null or follows = any ((select given_delegations())::uuid[])))",
    f"create policy stop_once on {{t}} for update to app using ({HERS} and stopped_at is null and {HER_CHOICE})"
    f" with check ({HERS} and stopped_at is not null and coalesce(ended_by, 'usager') in ('usager', 'clock'))",
    "create policy by_aidant on {t} for select to app, worker using (id = (select permit_id()))",
    GATE_READS,
    # Locked by whoever writes for her (`hold`), paused and stopped by its verbs: never given again.
    "grant update (id, stopped_at, paused_at, ended_by) on {t} to gate",
    "create policy gate_stops on {t} for update to gate using (true)",
    # Mandates on paper, measures of protection and parental authority, once a second member of the house has checked
    # them. What she chooses is written in her own name.
    "grant insert on {t} to gate",
    "create policy gate_gives on {t} for insert to gate"
    " with check (stopped_at is null and ground in ('desk', 'measure', 'authority'))",
    "create trigger last_word before insert on {t} for each row execute function closed_is_not_opened()",
)
protect(
    DelegationRight.__table__,
    "grant select, insert on {t} to app",
    "grant select on {t} to worker, gate",
    "create policy of_mine on {t} for select to app, worker"
    " using (coalesce(delegation_id = any ((select given_delegations())::uuid[]), false)"
    " or delegation_id = (select permit_id()))",
    # With their delegation, in its own transaction: afterwards nothing is added to what was agreed.
    "create policy with_its_delegation on {t} for insert to app"
    " with check (coalesce(delegation_id = any ((select delegations_being_given())::uuid[])"
    " and dossier_id = any ((select visible_dossiers())::uuid[]), false))",
    GATE_READS,
    "grant insert on {t} to gate",
    "create policy gate_gives on {t} for insert to gate with check (true)",
)
