"""Requests about a right, what became of each, and the sealed receipt."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, OF_DOSSIER, Identified, Table, protect
from backend.identity.models import GATE_READS
from backend.rights.clocks import clocks

OPEN = text("state = 'open'")
CLOSED = text("state <> 'open'")
ALIVE = text("state in ('open', 'accepted')")


class Request(Identified, Table):
    """A person asks something of a house. One alive for each paper and kind: asking twice is asking once."""

    __tablename__ = "request"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("state in ('open', 'accepted', 'refused', 'withdrawn')", name="known_state"),
        CheckConstraint("state <> 'refused' or answer is not null", name="a_refusal_says_why"),
        Index("one_alive", "document_id", "kind", unique=True, postgresql_where=ALIVE),
        Index("asked_last", "dossier_id", text("asked_at desc"), "id"),
        Index("due_first", "establishment_id", "due_on", "id", postgresql_where=OPEN),
        Index("closed_last", "establishment_id", text("asked_at desc"), "id", postgresql_where=CLOSED),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    dossier_id: Mapped[UUID]
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"))
    kind: Mapped[str]  # of clocks.yaml
    reference: Mapped[str] = mapped_column(unique=True)  # random, on the receipt
    asked_at: Mapped[datetime]
    due_on: Mapped[date]  # counted in the time zone of the house
    state: Mapped[str] = mapped_column(default="open", server_default=text("'open'"))
    reason: Mapped[bytes]  # sealed
    answer: Mapped[bytes | None] = mapped_column(default=None)  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)  # herself, or for her


class RequestEvent(Table):
    """Each step once, with who and when. Rows are added, never changed."""

    __tablename__ = "request_event"

    request_id: Mapped[UUID] = mapped_column(ForeignKey("request.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    establishment_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    capacity: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class RequestReceipt(Table):
    """The receipt as it was made, once: a sealed file of the store."""

    __tablename__ = "request_receipt"

    request_id: Mapped[UUID] = mapped_column(ForeignKey("request.id"), primary_key=True)
    establishment_id: Mapped[UUID]
    store_key: Mapped[str] = mapped_column(unique=True)
    wrapped: Mapped[bytes]  # the file's own key, wrapped by the dossier's
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    size: Mapped[int]
    sha256: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


HERS = f"(select capacity()) = 'usager' and {OF_DOSSIER}"
ON_DUTY = "coalesce('requests' = any ((select my_duties())::text[]), false)"
THEIRS = f"(select capacity()) = 'staff' and {ON_DUTY} and {OF_DOSSIER}"
# An aidant to whom the person gave it: she sees what she asked herself, of a paper that she knows.
FOR_ANOTHER = (
    "(select capacity()) = 'aidant' and asked_by = (select actor_id())"
    " and coalesce(dossier_id || '/demandes' = any ((select shelves('exercise'))::text[]), false)"
    " and document_in_dossier(document_id, dossier_id)"
)


def alone(usual: Iterable[str]) -> str:
    """For a child, one of those who hold authority asks alone what is usual, and nothing else."""
    return f"(kind = any ('{{{','.join(usual)}}}'::text[]) or not coalesce((select acts_by_authority()), true))"


ALONE = alone(kind for kind, law in clocks().items() if law.act == "usual")
# Who may say which step happened; the system says the rest.
STEPS = (
    "case (select capacity()) when 'usager' then kind in ('asked', 'withdrawn') when 'aidant' then kind = 'asked'"
    " when 'staff' then kind in ('read', 'accepted', 'refused') else false end"
)

protect(
    Request.__table__,
    "grant select, insert, update (state, answer) on {t} to app",
    f"create policy in_sight on {{t}} for select to app using (({HERS}) or ({THEIRS}) or ({FOR_ANOTHER}))",
    f"create policy asked_for_her on {{t}} for insert to app with check ({FOR_ANOTHER} and {ALONE}"
    " and state = 'open' and answer is null)",
    f"create policy hers_to_ask on {{t}} for insert to app with check ({HERS} and state = 'open'"
    " and answer is null and (asked_by is null or asked_by = (select actor_id()))"
    " and document_in_dossier(document_id, dossier_id))",
    f"create policy hers_to_withdraw on {{t}} for update to app"
    f" using ({HERS} and state in ('open', 'accepted')) with check ({HERS} and state = 'withdrawn')",
    f"create policy theirs_to_answer on {{t}} for update to app"
    f" using ({THEIRS} and state = 'open') with check ({THEIRS} and state in ('accepted', 'refused'))",
    "grant select on {t} to worker",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    "grant select on {t} to gate",
    GATE_READS,
)
protect(
    RequestEvent.__table__,
    "grant select, insert on {t} to app",
    "create policy as_its_request on {t} for select to app using (request_in_sight(request_id))",
    "create policy in_ones_own_name on {t} for insert to app"
    " with check (actor_id = (select actor_id()) and capacity = (select capacity())"
    f" and {STEPS} and request_in_house(request_id, establishment_id))",
    "grant select, insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM}) with check ({BY_SYSTEM}"
    " and kind = 'late' and capacity = 'system' and request_in_house(request_id, establishment_id))",
)
protect(
    RequestReceipt.__table__,
    "grant select on {t} to app",
    "create policy hers_alone on {t} for select to app"
    " using ((select capacity()) = 'usager' and request_in_sight(request_id))",
    "grant select, insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select on {t} to gate",
    GATE_READS,
)
