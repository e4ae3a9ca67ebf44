"""Who is asking, as handlers know it. The ids stay in PostgreSQL: `actor_id()`, `subject_id()`."""

from uuid import UUID

import msgspec

COOKIE = "__Host-sign-in"

# What `become` answers for someone who is known, and has no (more) permit for what she asked.
NO_PERMIT = 9


class Asked(msgspec.Struct, frozen=True):
    """What a request claims to be: PostgreSQL decides whether it is."""

    secret: str | None
    capacity: str
    subject: UUID | None = None


class Actor(msgspec.Struct, frozen=True):
    """Someone PostgreSQL recognised. `subject` is the person acted for (aidant) or the house (staff)."""

    level: int
    capacity: str
    subject: UUID | None = None
    too_fast: bool = False  # more writes than a minute may have
    helped: bool = False  # by a professional of Aidants Connect: only the papers of everyday

    @property
    def proved(self) -> bool:
        """A program proves itself once, by its key; a person twice."""
        return self.level > 1 or self.capacity == "machine"

    @property
    def permitted(self) -> bool:
        return self.level != NO_PERMIT and self.proved
