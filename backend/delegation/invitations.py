"""An invitation that a person makes on her phone, for somebody whose account she does not know.

A link and a spoken code, of which only keyed hashes are here. Whoever types both is bound to it, by the identity that
her provider proved; her name is written once she accepts.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.delegation.models import HERS

STATES = "'open', 'opened', 'accepted', 'declined', 'cancelled', 'given'"
WAITS = "state in ('open', 'opened', 'accepted')"


class Invitation(Identified, Table):
    """open → opened (one identity typed the code) → accepted → given, or declined, or cancelled. It ends by itself."""

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint(f"state in ({STATES})", name="known_state"),
        CheckConstraint("expires_at <= coalesce(accepted_at, made_at) + interval '72 hours'", name="three_days"),
        CheckConstraint("tries <= 5", name="five_tries"),
        UniqueConstraint("link_hash"),
        Index("invitations_of_identity", "issuer", "subject", postgresql_where=text("issuer is not null")),
    )

    usager_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    proposal: Mapped[str]  # what she chose, as the form said it, in JSON
    version: Mapped[str]  # of the presets and of the words
    rights_end: Mapped[datetime]
    zone: Mapped[str]  # in which its last day is told
    link_hash: Mapped[bytes]
    code_hash: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    expires_at: Mapped[datetime] = mapped_column(server_default=text("now() + interval '72 hours'"), init=False)
    tries: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    state: Mapped[str] = mapped_column(default="open", server_default=text("'open'"))
    issuer: Mapped[str | None] = mapped_column(default=None)
    subject: Mapped[str | None] = mapped_column(default=None)
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    given_name: Mapped[str | None] = mapped_column(default=None)
    family_name: Mapped[str | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    Invitation.__table__,
    # Neither the hashes nor whose identity it is: the gate alone compares them.
    "grant select (id, usager_id, proposal, version, rights_end, zone, made_at, expires_at, state, accepted_at,"
    " given_name, family_name, decided_at) on {t} to app",
    "grant insert (id, usager_id, proposal, version, rights_end, zone, link_hash, code_hash) on {t} to app",
    "grant update (state, decided_at) on {t} to app",
    "grant select (id, usager_id, rights_end, zone, expires_at, state) on {t} to worker",
    f"create policy hers on {{t}} for select to app, worker using ({HERS})",
    f"create policy invites on {{t}} for insert to app with check ({HERS} and state = 'open')",
    f"create policy ends on {{t}} for update to app using ({HERS} and {WAITS})"
    f" with check ({HERS} and state in ('cancelled', 'given'))",
    "grant select, update, delete on {t} to gate",
    "create policy gate_answers on {t} to gate using (true)",
    # Whatever a delegation stands on, its attestation can be checked.
    "create trigger is_referenced before insert on delegation for each row execute function is_referenced()",
)
