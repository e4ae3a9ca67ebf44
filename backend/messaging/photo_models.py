"""A photo that came with a message, and its sealed files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Identified, Table, protect
from backend.identity.models import GATE_READS


class MessagePhoto(Identified, Table):
    """Seen by exactly those who see its message. `reason` is a code, when it was refused."""

    __tablename__ = "message_photo"
    __table_args__ = (
        UniqueConstraint("message_id"),
        CheckConstraint("state in ('received', 'kept', 'refused')", name="known_state"),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"))
    state: Mapped[str] = mapped_column(default="received", server_default="received")
    reason: Mapped[str | None] = mapped_column(default=None)
    width: Mapped[int | None] = mapped_column(default=None)
    height: Mapped[int | None] = mapped_column(default=None)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class MessagePhotoFile(Identified, Table):
    """`came` is what the telephone sent, until it was read; then `clear`, its pixels alone, and `light`, smaller."""

    __tablename__ = "message_photo_file"
    __table_args__ = (UniqueConstraint("photo_id", "kind"),)

    establishment_id: Mapped[UUID]
    photo_id: Mapped[UUID] = mapped_column(ForeignKey("message_photo.id"))
    kind: Mapped[str]
    store_key: Mapped[str] = mapped_column(unique=True)
    wrapped: Mapped[bytes]  # the file's own key, wrapped by the dossier's
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    size: Mapped[int]
    sha256: Mapped[bytes]


GATE_DROPS = "create policy gate_takes_back on {t} for delete to gate using (true)"

protect(
    MessagePhoto.__table__,
    "grant select, insert on {t} to app",
    "create policy as_its_message on {t} for select to app, worker using (message_in_sight(message_id))",
    "create policy with_ones_message on {t} for insert to app"
    " with check (state = 'received' and being_posted(message_id, dossier_id, establishment_id))",
    "grant select, update (state, reason, width, height) on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select, delete on {t} to gate",
    GATE_READS,
    GATE_DROPS,
)
# What was not read yet is shown to nobody: it says where it was taken.
protect(
    MessagePhotoFile.__table__,
    "grant select, insert on {t} to app",
    "create policy as_its_photo on {t} for select to app, worker using (kind <> 'came' and photo_in_sight(photo_id))",
    "create policy as_it_came on {t} for insert to app"
    " with check (kind = 'came' and photo_being_posted(photo_id, establishment_id))",
    "grant select, insert, delete on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select, delete on {t} to gate",
    GATE_READS,
    GATE_DROPS,
)
