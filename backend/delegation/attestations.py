"""What an attestation says, for whoever it binds; and all that a stranger is told of one."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Statement


class Attested(msgspec.Struct):
    """A delegation as both may print it. `mine`: the actor gave it. `proof` is the SHA-256 of the words agreed to,
    `version` theirs; `squares` are "read/attestations"."""

    delegation: UUID
    mine: bool
    own_given_name: str
    own_family_name: str
    given_name: str
    family_name: str
    relation: str
    given_at: datetime
    ends_at: datetime
    stopped_at: datetime | None
    ended_by: str | None
    paused: bool
    reference: str
    follows: str | None
    version: str
    proof: bytes
    ground: str
    zone: str
    squares: list[str]
    begins: datetime | None  # none: as soon as it was given
    houses: list[str]
    kinds: list[str | None]  # the codes of these houses

    @property
    def usager(self) -> str:
        return f"{self.own_given_name} {self.own_family_name}"

    @property
    def aidant(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Checked(msgspec.Struct):
    """`state`: valid, resting, over. `day`: until which, or since which."""

    state: str
    day: date


MINE = Statement("select * from my_attestations(null)", Attested)
ONE = Statement("select * from my_attestations(:one)", Attested)
CHECKED = Statement("select * from attestation_of(:reference)", Checked)
COUNT = "select count_check($1)"
