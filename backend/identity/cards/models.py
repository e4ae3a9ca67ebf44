"""Cards, their codes and the tries on them: touched by doors of the gate alone. No code is here, only keyed hashes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class CardKey(Identified, Table):
    """The one key under which codes are hashed, itself wrapped: whoever copies the database tries no code."""

    __tablename__ = "card_key"
    __table_args__ = (CheckConstraint("single", name="one_row"), UniqueConstraint("single"))

    single: Mapped[bool] = mapped_column(server_default=text("true"), init=False)
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]


class CodeCard(Identified, Table):
    """Given by a member of a house to the person of one of its dossiers. She has one at a time.

    `seen` is the kind of identity document that was looked at, never its number; without one the card proves less.
    """

    __tablename__ = "code_card"
    __table_args__ = (
        CheckConstraint("seen in ('cni', 'passeport', 'titre', 'vitale', 'permis')", name="known_kind"),
        Index("one_card_each", "person_id", unique=True, postgresql_where=text("revoked_at is null")),
    )

    number: Mapped[str] = mapped_column(unique=True)  # on the card: whoever reads it learns nothing
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    given_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime] = mapped_column(server_default=func.now())
    seen: Mapped[str | None] = mapped_column(default=None)
    personal_hash: Mapped[bytes | None] = mapped_column(default=None)  # of what she alone knows, once she chose it
    usable_from: Mapped[datetime]  # for heavy acts: a new way in waits
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class CardCode(Table):
    """One code of the card: it serves once."""

    __tablename__ = "card_code"

    card_id: Mapped[UUID] = mapped_column(ForeignKey("code_card.id"), primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class CardTry(Table):
    """Tries with one number from one network. Of numbers that no card has, too: they are answered alike."""

    __tablename__ = "card_try"

    number: Mapped[str] = mapped_column(primary_key=True)
    network: Mapped[bytes] = mapped_column(primary_key=True)  # a keyed hash: of whom, only we could tell
    began_at: Mapped[datetime]
    tries: Mapped[int]


class Kiosk(Identified, Table):
    """A tablet that a member of a house opened for others, and where she watches over them."""

    __tablename__ = "kiosk"

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    membership_id: Mapped[UUID]
    secret_hash: Mapped[bytes] = mapped_column(unique=True)
    opened_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    ends_at: Mapped[datetime]


class SignInWitness(Table):
    """Somebody came in by a kiosk: who watched over it."""

    __tablename__ = "sign_in_witness"

    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), primary_key=True)
    kiosk_id: Mapped[UUID] = mapped_column(ForeignKey("kiosk.id"))


class CardEvent(Identified, Table):
    """A way in of hers has changed, by a house or by herself: she is told of it on every channel."""

    __tablename__ = "card_event"
    __table_args__ = (CheckConstraint("kind in ('given', 'cut')", name="known_kind"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    sign_in_id: Mapped[UUID | None] = mapped_column(default=None)  # where she did it herself
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


GATE_ONLY = "create policy gate_only on {t} to gate using (true)"

protect(CardKey.__table__, "grant select, insert on {t} to gate", GATE_ONLY)
protect(
    CodeCard.__table__,
    "grant select, insert, update on {t} to gate",
    GATE_ONLY,
    # That she was given one is told among what was done about her.
    "grant select (id, establishment_id, person_id) on {t} to app",
    "create policy her_own on {t} for select to app"
    " using (person_id = (select actor_id()) and (select capacity()) = 'usager')",
)
for hers in (CardCode, CardTry, Kiosk, SignInWitness, CardEvent):
    protect(hers.__table__, "grant select, insert, update, delete on {t} to gate", GATE_ONLY)
