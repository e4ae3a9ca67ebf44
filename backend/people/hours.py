"""When a team answers, and who of it is on duty: rows of the house, in its own time."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.people.teams import IN_THE_HOUSE


class TeamHours(Identified, Table):
    """Each week, on this day (1 is Monday), from an hour to another. Until midnight: `closes` is 00:00."""

    __tablename__ = "team_hours"
    __table_args__ = (
        CheckConstraint("weekday between 1 and 7", name="known_day"),
        CheckConstraint("opens < closes or closes = '00:00'", name="in_order"),
        Index("hours_of_team", "team_id", "weekday", "opens", unique=True),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]


class Rota(Identified, Table):
    """A member answers for her team from a moment to another: it is she whom people are told of."""

    __tablename__ = "rota"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="in_order"),
        Index("duty_of_team", "team_id", "ends_at"),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


# Changed by the gate's verbs alone: they ask for the duty, in a team of hers.
BY_VERBS = (
    "grant select, insert, update, delete on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)
protect(TeamHours.__table__, *IN_THE_HOUSE, *BY_VERBS)
protect(Rota.__table__, *IN_THE_HOUSE, *BY_VERBS)
