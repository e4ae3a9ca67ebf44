"""Papers, the files behind them, and the parcels (dépôts) that programs bring."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_IDENTITY_DESK, BY_SYSTEM, Identified, Table, on_shelf, protect
from backend.documents.rules import EVERYDAY_TYPES
from backend.identity.models import GATE_READS

CURRENT = text("state = 'current'")
# What may keep it from who acts for the person, when no secret does.
KEPT_ANYWAY = text("not_for_representatives or brought_as <> 'usager'")


class DocumentType(Table):
    """A code list: the official types (JDV_J07), each in one family."""

    __tablename__ = "document_type"

    code: Mapped[str] = mapped_column(primary_key=True)
    system: Mapped[str] = mapped_column(primary_key=True)
    family: Mapped[str] = mapped_column(ForeignKey("family.code"))
    official_label: Mapped[str]


class Document(Identified, Table):
    """One version of a paper. Its words are sealed; what is in clear here is listed in docs/encryption."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("establishment_id", "dossier_id", "unique_id", "version"),
        UniqueConstraint("id", "dossier_id"),  # so that a word of it is a word of the same dossier
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("state in ('current', 'replaced', 'cancelled')", name="known_state"),
        CheckConstraint("(announced_at is null) = (announced_by is null)", name="announced_by_somebody"),
        CheckConstraint("announced_at is null or not not_for_person", name="announced_is_for_her"),
        Index("newest_first", "dossier_id", text("written_on desc"), "id", postgresql_where=CURRENT),
        Index("come_last", "dossier_id", text("coalesce(announced_at, filed_at) desc"), "id", postgresql_where=CURRENT),
        Index("newest_of_shelf", "dossier_id", "family", text("written_on desc"), "id", postgresql_where=CURRENT),
        Index("brought_to_house", "establishment_id", "filed_at", postgresql_where=text("brought_by is not null")),
        Index("kept_anyway_of_dossier", "dossier_id", postgresql_where=KEPT_ANYWAY),
        Index("versions_of_set", "dossier_id", "set_id", postgresql_where=text("set_id is not null")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    dossier_id: Mapped[UUID]
    family: Mapped[str] = mapped_column(ForeignKey("family.code"))
    type_code: Mapped[str]
    type_system: Mapped[str]
    unique_id: Mapped[str]  # the author's own id (OID^extension)
    set_id: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    state: Mapped[str] = mapped_column(default="current", server_default=text("'current'"))
    written_on: Mapped[date]
    filed_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    title: Mapped[bytes]  # sealed
    origin: Mapped[bytes]  # sealed: who wrote it, in words
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    author_id: Mapped[UUID | None] = mapped_column(default=None)  # a person of this app, when one wrote it
    sha256: Mapped[bytes | None] = mapped_column(default=None)  # of what came; none of what was written here
    # Who added it for herself or for somebody, and as what: « usager », or the relation of an aidant. Else a house did.
    brought_by: Mapped[UUID | None] = mapped_column(default=None)
    brought_as: Mapped[str | None] = mapped_column(default=None)
    # What the source asked (TRE_A07): unknown codes count as the most restrictive.
    not_for_person: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    not_for_representatives: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    # A professional said that she has been told what it says: from then on it is for her as any other.
    announced_at: Mapped[datetime | None] = mapped_column(default=None)
    announced_by: Mapped[UUID | None] = mapped_column(default=None)
    hidden_from_staff_at: Mapped[datetime | None] = mapped_column(default=None)
    disputed_at: Mapped[datetime | None] = mapped_column(default=None)  # she said that it is not hers


class DocumentFile(Identified, Table):
    """A sealed file behind a paper, by its kind.

    `original` is what came and what a person takes away, unless `neutral` is there: the same, disarmed.
    `reading` is what is read here, `page` the picture of a page, `annex` a file that came beside the
    paper, `source` the envelope when the original is only a part of it (a PDF inside a CDA).
    """

    __tablename__ = "document_file"
    __table_args__ = (UniqueConstraint("document_id", "kind", "position"),)

    establishment_id: Mapped[UUID]
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"))
    kind: Mapped[str]
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    store_key: Mapped[str] = mapped_column(unique=True)
    wrapped: Mapped[bytes]  # the file's own key, wrapped by the dossier's
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    size: Mapped[int]
    sha256: Mapped[bytes]
    media_type: Mapped[str]


class DocumentOpened(Table):
    """A reader had this paper on her screen. First time only: it is what "nouveau" means."""

    __tablename__ = "document_opened"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), primary_key=True)
    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


EVERYDAY = ", ".join(f"'{code}'" for code in EVERYDAY_TYPES)
# Read once per statement, and by none but those who act for somebody.
TOLD_TO_HER = "id <> all ((select hidden_papers())::uuid[])"
# Secrets leave no hole: each capacity has its own reasons not to see, and they hold in every list, count and search.
NOT_KEPT_FROM_ME = (
    "disputed_at is null and case (select capacity())"
    " when 'usager' then not not_for_person"
    f" when 'helped' then not not_for_person and type_code in ({EVERYDAY}) and {TOLD_TO_HER}"
    f" when 'aidant' then not (not_for_person or not_for_representatives) and {TOLD_TO_HER}"
    # Parents who live apart do not see what the other brought.
    " and (coalesce(brought_as, 'usager') = 'usager' or brought_by = (select actor_id())"
    " or not (select acts_by_authority()))"
    " when 'staff' then hidden_from_staff_at is null or author_id = (select actor_id())"
    " else false end"
    # Of a family, what a measure of goods opens is the papers of offices: a doctor’s certificate is an attestation.
    f" and (type_code in ({EVERYDAY}) or dossier_id <> all ((select everyday_dossiers())::uuid[]))"
)

protect(DocumentType.__table__, "grant select on {t} to app, worker, gate")
protect(
    Document.__table__,
    "grant select, update (hidden_from_staff_at) on {t} to app",
    f"create policy on_open_shelves on {{t}} for select to app, worker"
    f" using ({on_shelf('read')} and {NOT_KEPT_FROM_ME})",
    f"create policy hers_to_hide on {{t}} for update to app"
    f" using ((select capacity()) = 'usager' and {on_shelf('write')} and not not_for_person)",
    f"create policy to_identify on {{t}} for select to app using (disputed_at is not null and {BY_IDENTITY_DESK})",
    "grant select, insert, update (state) on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select on {t} to gate",
    GATE_READS,
    "grant update (disputed_at, not_for_person, announced_at, announced_by, state) on {t} to gate",
    "create policy gate_disputes on {t} for update to gate using (true)",
)
GATE_TAKES_AWAY = "create policy gate_takes_away on {t} for delete to gate using (true)"
# As its document: the function below reads `document` with the rights of who asks, under that table's own policy.
protect(
    DocumentFile.__table__,
    "grant select on {t} to app",
    "create policy as_its_document on {t} for select to app, worker using (document_in_sight(document_id))",
    "grant select, insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select, delete on {t} to gate",
    GATE_READS,
    GATE_TAKES_AWAY,
)
protect(
    DocumentOpened.__table__,
    "grant select, insert on {t} to app",
    "grant select, insert on {t} to worker",
    # What somebody brought is nothing new to her.
    "create policy what_she_brought on {t} for insert to worker"
    " with check ((select capacity()) = 'system' and brought_by_reader(document_id, reader_id))",
    "create policy ones_own on {t} for select to app, worker"
    f" using (reader_id = (select actor_id()) and document_{TOLD_TO_HER})",
    "create policy what_one_sees on {t} for insert to app"
    " with check (reader_id = (select actor_id()) and document_in_sight(document_id))",
)
