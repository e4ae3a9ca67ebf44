"""What every table has in common: a name, an id made by the app, and a lock on its door."""

from datetime import date, datetime, time
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import Date, DateTime, FromClause, LargeBinary, MetaData, Text, Time, Uuid
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

# Grants and policies, per table, in the order in which a migration runs them.
LOCKS: dict[str, tuple[str, ...]] = {}

# Tables that everybody reads and only a migration writes (design: the written list).
CODE_LISTS = frozenset({"family", "delegable_right", "document_type"})

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(MappedAsDataclass, DeclarativeBase, kw_only=True):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid,
        bytes: LargeBinary,
        date: Date,
        datetime: DateTime(timezone=True),
        time: Time,
        str: Text,
    }


class Identified(MappedAsDataclass, kw_only=True):
    """The id is random and made by the app: a gap or an order would tell something."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=uuid4, sort_order=-1)


def protect(table: FromClause, *lines: str) -> None:
    """Close `table`, then open it by `lines`: grants and policies, where {t} is its name."""
    closing = (
        "alter table {t} enable row level security",
        "alter table {t} force row level security",
    )
    if not isinstance(table, SqlTable):
        raise TypeError("only a table has locks")
    opened = lines if table.name in CODE_LISTS else (*closing, *lines)
    LOCKS[table.name] = tuple(line.replace("{t}", table.name) for line in opened)


# What a policy may say. `(select f())` is read once per statement, not once per row; `coalesce`
# keeps the planner from believing that a shelf is rare and sorting a whole dossier.
ON_SHELF = "coalesce(dossier_id || '/' || family = any ((select shelves('{right}'))::text[]), false)"
OF_DOSSIER = "coalesce(dossier_id = any ((select visible_dossiers())::uuid[]), false)"
# The dossier itself: a search reads as many as there are in the list, so each is looked up in it (decision 0099).
IN_SIGHT = "coalesce(id in (select unnest((select visible_dossiers())::uuid[])), false)"
# For who must say whose a paper is: the dossier in which a person found it, as long as it is not settled.
IN_DISPUTE = "coalesce(dossier_id = any ((select dossiers_in_dispute())::uuid[]), false)"
OF_HOUSE = "coalesce(establishment_id = any ((select visible_houses())::uuid[]), false)"
# For who must say whose a paper is, in the house where that is her role's duty.
BY_IDENTITY_DESK = "'identity' = any ((select my_duties())::text[]) and establishment_id = (select acting_house())"
# For who opens and corrects dossiers, in the house where that is her role’s duty: who people are, nothing of theirs.
BY_ENROLMENT = "'enrolment' = any ((select my_duties())::text[]) and establishment_id = (select acting_house())"
# For who says who works in this house, and what its roles may do.
BY_MEMBERS = "'members' = any ((select my_duties())::text[]) and establishment_id = (select acting_house())"
BY_SYSTEM = "(select capacity()) = 'system' and establishment_id = (select acting_house())"


def on_shelf(right: str, family: str | None = None) -> str:
    """The dossier's shelf is open to the actor for `right`; `family` when the table has no such column."""
    test = ON_SHELF.replace("{right}", right)
    return test.replace("|| family", f"|| '{family}'") if family else test


def opened_by(*columns: str) -> tuple[str, str]:
    """Rows that come with a new dossier: put there by who enrols in this house, or by the system for it. Whatever is
    not in `columns` is said at other doors."""
    return (
        f"grant insert ({', '.join(columns)}) on {{t}} to app, worker",
        f"create policy enrols on {{t}} for insert to app, worker with check ({BY_ENROLMENT} or {BY_SYSTEM})",
    )
