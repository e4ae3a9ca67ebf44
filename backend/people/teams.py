"""Who works in a house, in which teams, with which role. Roles are rows: each house decides its own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, OF_DOSSIER, OF_HOUSE, Identified, Table, opened_by, protect
from backend.identity.models import GATE_READS
from backend.people.models import ALWAYS, in_its_house

ALIVE = text("stopped_at is null")


class Service(Identified, Table):
    """A part of a house: the foyer, the day service, the home-care round."""

    __tablename__ = "service"

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    name: Mapped[str]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class Team(Identified, Table):
    """The people who answer together: "l'équipe soins"."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("id", "establishment_id"),)  # so that it supports people of its house alone

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("service.id"), default=None)
    name: Mapped[str]
    hours: Mapped[str | None] = mapped_column(default=None)  # said to people before they write
    answers_messages: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    closed_at: Mapped[datetime | None] = mapped_column(default=None)  # it supports nobody, and will not


class DossierTeam(Identified, Table):
    """A team supports a person from a day to a day: outside these, it sees nothing of her."""

    __tablename__ = "dossier_team"
    __table_args__ = (
        UniqueConstraint("dossier_id", "team_id", "starts_at"),
        Index("supported_by_team", "team_id", "dossier_id", "starts_at", "ends_at"),  # all that `visible_dossiers` asks
        in_its_house(),
        ForeignKeyConstraint(["team_id", "establishment_id"], ["team.id", "team.establishment_id"]),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    team_id: Mapped[UUID]
    starts_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    ends_at: Mapped[datetime] = mapped_column(server_default=ALWAYS)
    pair_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier_pair.id"), index=True, default=None)
    # opened because two dossiers were joined


class Role(Identified, Table):
    """A trade in a house, in the words that people hear: "infirmière du foyer"."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("establishment_id", "code"),)

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    code: Mapped[str]
    label: Mapped[str]


class RoleRight(Table):
    """What a role may do with a family of papers, or with messages: rows, never code."""

    __tablename__ = "role_right"

    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"), primary_key=True)
    can: Mapped[str] = mapped_column(ForeignKey("delegable_right.code"), primary_key=True)
    family: Mapped[str] = mapped_column(ForeignKey("family.code"), primary_key=True)
    establishment_id: Mapped[UUID]


class RoleDuty(Table):
    """What a role answers for in its house, beside the papers: the requests about rights, identities in doubt, the
    hours of its teams, the dossiers of new people, and who works there."""

    __tablename__ = "role_duty"
    __table_args__ = (
        CheckConstraint("duty in ('requests', 'identity', 'hours', 'enrolment', 'members')", name="known_duty"),
    )

    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"), primary_key=True)
    duty: Mapped[str] = mapped_column(primary_key=True)
    establishment_id: Mapped[UUID]


class Membership(Identified, Table):
    """A person works in a house, from a day to a day. One alive at a time, for each house."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("one_membership_alive", "person_id", "establishment_id", unique=True, postgresql_where=ALIVE),
        Index(
            "worked_there", "person_id", "establishment_id", "starts_at"
        ),  # who wrote, who looked: by what name, then
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"), index=True)
    shown_name: Mapped[str]  # "Madame Martin": what the people of the house call her
    starts_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    ends_at: Mapped[datetime] = mapped_column(server_default=ALWAYS)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)


class MembershipTeam(Table):
    __tablename__ = "membership_team"

    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), primary_key=True, index=True)
    establishment_id: Mapped[UUID]


IN_THE_HOUSE = (
    "grant select on {t} to app, worker",
    f"create policy of_the_house on {{t}} for select to app, worker using ({OF_HOUSE})",
)
READ_BY_THE_GATE = ("grant select on {t} to gate", GATE_READS)


def by_verbs(*rights: str) -> tuple[str, ...]:
    """What the gate's verbs may do beside reading: they ask who has the duty."""
    policies = {
        "insert": "create policy gate_makes on {t} for insert to gate with check (true)",
        "update": "create policy gate_changes on {t} for update to gate using (true)",
        "delete": "create policy gate_takes on {t} for delete to gate using (true)",
    }
    return (f"grant {', '.join(rights)} on {{t}} to gate", *(policies[right] for right in rights))


protect(Service.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert", "update"))
protect(Team.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert", "update"))
protect(Role.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert"))
protect(RoleRight.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert", "delete"))
protect(RoleDuty.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert", "delete"))
# Changed, and locked by whoever writes in her name (`hold`).
protect(Membership.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert", "update"))
protect(MembershipTeam.__table__, *IN_THE_HOUSE, *READ_BY_THE_GATE, *by_verbs("insert", "delete"))
protect(
    DossierTeam.__table__,
    "grant select on {t} to app, worker, gate",
    f"create policy in_sight on {{t}} for select to app, worker using ({OF_DOSSIER})",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    GATE_READS,
    *by_verbs("update"),
    "create trigger closes before insert on {t} for each row execute function support_closes()",
    *opened_by("id", "establishment_id", "dossier_id", "team_id", "starts_at", "ends_at"),
    "grant insert, update (ends_at) on {t} to gate",
    "create policy gate_joins on {t} for insert to gate with check (pair_id is not null)",
    "create trigger ends_with_its_origin after update of ends_at on {t} for each row"
    " when (new.ends_at < old.ends_at and new.pair_id is null) execute function end_with_its_origin()",
)
