"""Houses and the dossiers they keep. A dossier belongs to one house; a person may have several."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import (
    BY_ENROLMENT,
    BY_IDENTITY_DESK,
    BY_SYSTEM,
    IN_DISPUTE,
    IN_SIGHT,
    OF_DOSSIER,
    Identified,
    Table,
    opened_by,
    protect,
)
from backend.identity.models import GATE_READS

ALWAYS = text("'infinity'::timestamptz")


class Organisation(Identified, Table):
    """Who runs one or several houses: the legal entity of the register FINESS."""

    __tablename__ = "organisation"

    finess: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Establishment(Identified, Table):
    """An ESMS: everything about health hangs on one of these, and on one only."""

    __tablename__ = "establishment"
    __table_args__ = (CheckConstraint("dossiers_an_hour between 5 and 1000", name="known_pace"),)

    finess: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    category: Mapped[str]
    sector: Mapped[str]
    time_zone: Mapped[str]  # IANA name: La Réunion and Guyane do not live at the hour of Paris
    holidays: Mapped[str]  # which calendar of days off: metropole, reunion, guadeloupe, guyane…
    phone: Mapped[str | None] = mapped_column(default=None)
    made_by_demo: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True, default=None)
    category_code: Mapped[str | None] = mapped_column(default=None)  # of the register: `people.houses.categories`
    address: Mapped[str | None] = mapped_column(default=None)
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)  # nobody works there any more
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("establishment.id"), default=None)
    # How many dossiers somebody of the house may usually open in an hour: `people.openings`.
    dossiers_an_hour: Mapped[int] = mapped_column(default=60, server_default=text("60"))


class EstablishmentKey(Identified, Table):
    """Seals what has no dossier yet, and hides matricules behind a keyed index of this house alone."""

    __tablename__ = "establishment_key"

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]
    wrapped_index: Mapped[bytes]
    retired_at: Mapped[datetime | None] = mapped_column(default=None)


class Dossier(Identified, Table):
    """What one house keeps about one person, who may never have signed in.

    The link to the person is proposed by the house and confirmed by her: before `linked_at` she sees nothing.
    """

    __tablename__ = "dossier"
    __table_args__ = (
        UniqueConstraint("establishment_id", "matricule_index"),
        UniqueConstraint("establishment_id", "local_id"),
        Index("ix_dossier_born", "establishment_id", "birthdate"),  # who could be the person of a line
        UniqueConstraint("id", "establishment_id"),  # so that what is filed in it is of the same house
        CheckConstraint("identity_status in ('PROV', 'RECUP', 'VALI', 'QUAL')", name="known_status"),
        Index("not_sure", "establishment_id", "created_at", "id", postgresql_where=text("identity_status <> 'QUAL'")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    linked_at: Mapped[datetime | None] = mapped_column(default=None)
    birth_name: Mapped[str]
    used_name: Mapped[str | None] = mapped_column(default=None)
    given_names: Mapped[str]
    used_given_name: Mapped[str | None] = mapped_column(default=None)
    birthdate: Mapped[str]  # as the identity says it: day or month may be 00
    sex: Mapped[str]
    birthplace: Mapped[str]  # code officiel géographique, 99xxx abroad
    identity_status: Mapped[str] = mapped_column(default="PROV", server_default=text("'PROV'"))
    local_id: Mapped[str | None] = mapped_column(default=None)  # by which the house's own software knows her
    matricule_oid: Mapped[str | None] = mapped_column(default=None)
    matricule: Mapped[bytes | None] = mapped_column(default=None)  # sealed
    matricule_index: Mapped[bytes | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    open_until: Mapped[datetime] = mapped_column(server_default=ALWAYS, init=False)  # to her; her house keeps it longer


# What the house corrects in a dossier; whose it is changes by other doors.
CORRECTED = (
    "birth_name",
    "used_name",
    "given_names",
    "used_given_name",
    "birthdate",
    "sex",
    "birthplace",
    "identity_status",
    "local_id",
    "matricule_oid",
    "matricule",
    "matricule_index",
)


def in_its_house() -> ForeignKeyConstraint:
    """What is filed in a dossier says the house of that dossier and no other: policies read it there."""
    return ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"])


class DossierKey(Identified, Table):
    """Seals the contents of one dossier; itself wrapped by a key that is never in the database."""

    __tablename__ = "dossier_key"
    __table_args__ = (in_its_house(),)

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]
    wrapped_search: Mapped[bytes]
    retired_at: Mapped[datetime | None] = mapped_column(default=None)


class Stay(Identified, Table):
    """When the house supports the person, and how: a night, a day, a visit at home."""

    __tablename__ = "stay"
    __table_args__ = (in_its_house(),)

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)


protect(
    Organisation.__table__,
    "grant select on {t} to app, worker, gate",
    "create policy of_my_houses on {t} for select to app, worker"
    " using (coalesce(id = any ((select visible_organisations())::uuid[]), false))",
    GATE_READS,
)
protect(
    Establishment.__table__,
    "grant select on {t} to app, worker, gate",
    "create policy where_i_am on {t} for select to app, worker"
    " using (coalesce(id = any ((select visible_houses())::uuid[]), false))",
    GATE_READS,
)
protect(
    EstablishmentKey.__table__,
    "grant select on {t} to app, worker",
    "create policy of_my_house on {t} for select to app, worker"
    " using ((select capacity()) in ('staff', 'machine', 'system') and establishment_id = (select acting_house()))",
)
protect(
    Dossier.__table__,
    "grant select on {t} to app, worker, gate",
    f"create policy in_sight on {{t}} for select to app, worker using ({IN_SIGHT})",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    f"create policy in_dispute on {{t}} for select to app using ({IN_DISPUTE.replace('dossier_id', 'id')})",
    f"create policy to_enrol on {{t}} for select to app using ({BY_ENROLMENT})",
    f"create policy to_identify on {{t}} for select to app using ({BY_IDENTITY_DESK})",
    *opened_by("id", "establishment_id", *CORRECTED),
    f"grant update ({', '.join(CORRECTED)}) on {{t}} to app, worker",
    f"create policy corrects on {{t}} for update to app, worker using ({BY_ENROLMENT} or {BY_SYSTEM})",
    # Whose it is, whose it was, how long it is open: said at doors of the gate.
    f"grant update ({', '.join(('id', *CORRECTED, 'person_id', 'linked_at', 'open_until'))}) on {{t}} to gate",
    "create policy gate_changes on {t} for update to gate using (true)",
    GATE_READS,
)
protect(
    DossierKey.__table__,
    "grant select on {t} to app, worker",
    f"create policy in_dispute on {{t}} for select to app using ({IN_DISPUTE})",
    f"create policy in_sight on {{t}} for select to app, worker using ({OF_DOSSIER})",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    f"create policy to_enrol on {{t}} for select to app using ({BY_ENROLMENT})",
    *opened_by("id", "establishment_id", "dossier_id", "kek_id", "wrapped", "wrapped_search"),
)
protect(
    Stay.__table__,
    "grant select on {t} to app, worker, gate",
    GATE_READS,
    "grant update (ends_on) on {t} to gate",
    "create policy gate_closes on {t} for update to gate using (true)",
    # Whoever writes that a stay ends: the house's software, its desk, or an operator.
    "create trigger closes after insert or update of ends_on on {t} for each row execute function stay_closes()",
    f"create policy in_sight on {{t}} for select to app, worker using ({OF_DOSSIER})",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    *opened_by("id", "establishment_id", "dossier_id", "kind", "starts_on", "ends_on"),
    "grant update (ends_on) on {t} to worker",
    f"create policy told_again on {{t}} for update to worker using ({BY_SYSTEM})",
)
