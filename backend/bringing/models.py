"""What a person sends to be added to her papers, from when it comes until it is one of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Identified, Table, on_shelf, protect
from backend.documents.models import GATE_TAKES_AWAY
from backend.identity.models import GATE_READS


class BroughtPaper(Identified, Table):
    """Once it was read, the paper has this very id, and what came is here no more. `reason`: a code, when refused."""

    __tablename__ = "brought_paper"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("state in ('received', 'filed', 'refused')", name="known_state"),
        CheckConstraint("family not in ('messages', 'demandes', 'rendez-vous')", name="shelf_of_papers"),
        Index("brought_last", "dossier_id", text("received_at desc"), "id", postgresql_where=text("state <> 'filed'")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    dossier_id: Mapped[UUID]
    family: Mapped[str] = mapped_column(ForeignKey("family.code"))
    brought_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    brought_as: Mapped[str]  # « usager »; of an aidant, her relation at that moment (JDV_J11)
    title: Mapped[bytes]  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    hidden: Mapped[bool]  # from the professionals, from its first moment
    state: Mapped[str] = mapped_column(default="received", server_default=text("'received'"))
    reason: Mapped[str | None] = mapped_column(default=None)
    store_key: Mapped[str | None] = mapped_column(unique=True)
    wrapped: Mapped[bytes | None]  # the file's own key, wrapped by the dossier's
    size: Mapped[int | None]
    sha256: Mapped[bytes | None]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


READS, BRINGS = on_shelf("read"), on_shelf("deposit")
MINE = "brought_by = (select actor_id())"

protect(
    BroughtPaper.__table__,
    "grant select on {t} to app",
    "grant insert (id, establishment_id, dossier_id, family, brought_by, brought_as, title, key_id, hidden,"
    " store_key, wrapped, size, sha256) on {t} to app",
    # She sees all that was sent for her; whoever sent it, her own, as long as she may add there.
    "create policy in_sight on {t} for select to app using (case (select capacity())"
    f" when 'usager' then {READS} when 'aidant' then {MINE} and {BRINGS} else false end)",
    # It is hers to hide, and nobody else’s. Who brings and in which quality is not said by who brings.
    "create policy in_ones_own_name on {t} for insert to app"
    f" with check (state = 'received' and reason is null and {MINE} and brought_as = (select named_as()) and {BRINGS}"
    " and (not hidden or (select capacity()) = 'usager'))",
    "grant select, delete, update (state, reason, store_key, wrapped, size, sha256) on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "create policy once_forgotten on {t} as restrictive for delete to worker"
    " using (state = 'refused' and received_at < now() - interval '90 days')",
    "grant select, delete on {t} to gate",
    GATE_READS,
    GATE_TAKES_AWAY,
)
