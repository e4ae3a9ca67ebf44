"""What hangs on a paper: its pages, its keyed words, and what its versions say of one another."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Identified, Table, protect
from backend.documents.models import GATE_TAKES_AWAY
from backend.identity.models import GATE_READS


class DocumentPage(Identified, Table):
    """A page of a PDF or a photo: a light picture (a file of the paper) and its words, sealed."""

    __tablename__ = "document_page"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    establishment_id: Mapped[UUID]
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]  # from 1
    file_id: Mapped[UUID] = mapped_column(ForeignKey("document_file.id"))
    width: Mapped[int]
    height: Mapped[int]
    text: Mapped[bytes]  # sealed; empty words when the page is only a picture
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))


class DocumentWord(Table):
    """A word of a paper as 16 bytes of HMAC under the search key of its dossier: found by equality, read by nobody."""

    __tablename__ = "document_word"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "dossier_id"], ["document.id", "document.dossier_id"]),
        CheckConstraint("octet_length(token) = 16", name="token_of_16"),
        Index("words_of_document", "document_id"),
    )

    dossier_id: Mapped[UUID] = mapped_column(primary_key=True)
    token: Mapped[bytes] = mapped_column(primary_key=True)
    document_id: Mapped[UUID] = mapped_column(primary_key=True)


class DocumentRelation(Table):
    """What one paper says of another, by its author's id, whether the other has come or not.

    `said_by` is the author's id of the paper that says it; a cancellation is said of itself.
    """

    __tablename__ = "document_relation"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("kind in ('replaces', 'cancels', 'appends', 'transforms')", name="known_kind"),
        Index("said_by_paper", "dossier_id", "said_by"),
    )

    dossier_id: Mapped[UUID] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    said_by: Mapped[str] = mapped_column(primary_key=True)
    establishment_id: Mapped[UUID]


OF_A_READER = "(select capacity()) in ('usager', 'aidant')"

protect(
    DocumentPage.__table__,
    "grant select on {t} to app, worker",
    "create policy as_its_document on {t} for select to app, worker using (document_in_sight(document_id))",
    "grant insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select, delete on {t} to gate",
    GATE_READS,
    GATE_TAKES_AWAY,
)
# The staff searches people and titles, never what papers say. `in (select …)` is read once and looked up by hash: as an
# array, each of five thousand words would be compared with five thousand papers (235 ms, and 52 so).
protect(
    DocumentWord.__table__,
    "grant select on {t} to app",
    f"create policy as_its_document on {{t}} for select to app using ({OF_A_READER}"
    " and document_id in (select unnest(documents_in_sight())))",
    "grant select, insert on {t} to worker",
    "create policy by_system on {t} to worker"
    " using (coalesce(dossier_id = any ((select house_dossiers())::uuid[]), false))",
    "grant select, delete on {t} to gate",
    GATE_READS,
    GATE_TAKES_AWAY,
)
protect(
    DocumentRelation.__table__,
    "grant select on {t} to app",
    "create policy as_who_says_it on {t} for select to app"
    " using (paper_in_sight(establishment_id, dossier_id, said_by))",
    "grant select, insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select on {t} to gate",
    GATE_READS,
)
