"""One world: a few people, houses, dossiers, papers and letters, and somebody who asks."""

from uuid import UUID

import msgspec

from backend.appointments.rules import Appointment
from backend.delegation.rules import Delegation
from backend.documents.rules import Paper
from backend.identity.rules import SignIn
from backend.messaging.rules import Thread
from backend.people.rules import Dossier, Membership, Support
from backend.protection.rules_bans import Ban
from backend.rights.rules import Request
from tests.architecture.worlds.bans import Forbid, Lift, Name
from tests.architecture.worlds.visits import Keep, Move, Plan

PAPERS = ("ordonnances", "attestations", "choix")
FAMILIES = (*PAPERS, "messages")
RIGHTS = ("read", "write")
DUTIES = ("requests", "identity")


class Team(msgspec.Struct, frozen=True):
    house: UUID
    answers: bool


class Letter(msgspec.Struct, frozen=True):
    """A thread, the paper it is about, its first message; from whom it is kept for itself, whatever that paper is."""

    thread: Thread
    about: UUID | None
    message: UUID
    kept_from: frozenset[UUID | None] = frozenset()


class Asked(msgspec.Struct, frozen=True):
    """In whose sign-in, as what, for whom."""

    sign_in: SignIn
    capacity: str
    subject: UUID | None


class Hide(msgspec.Struct, frozen=True):
    paper: UUID


class Dispute(msgspec.Struct, frozen=True):
    paper: UUID


class Announce(msgspec.Struct, frozen=True):
    """That the person was told of what is not for her yet."""

    paper: UUID


class MarkOpened(msgspec.Struct, frozen=True):
    paper: UUID


class MarkRead(msgspec.Struct, frozen=True):
    thread: UUID


class TakeNumber(msgspec.Struct, frozen=True):
    thread: UUID


class Hold(msgspec.Struct, frozen=True):
    """That a member takes care of a thread: herself or another."""

    thread: UUID
    membership: UUID


class Note(msgspec.Struct, frozen=True):
    """For the colleagues, in a dossier that may not be the thread's."""

    thread: UUID
    author: UUID
    dossier: UUID


class Begin(msgspec.Struct, frozen=True):
    thread: Thread
    about: UUID | None


class Post(msgspec.Struct, frozen=True):
    thread: UUID
    author: UUID
    capacity: str
    dossier: UUID


class Ask(msgspec.Struct, frozen=True):
    """About a paper, in a dossier that may not be the paper's, in one's own name or that of another."""

    dossier: UUID
    paper: UUID
    by: UUID | None


class Become(msgspec.Struct, frozen=True):
    """A request turned to another state."""

    request: UUID
    state: str


class Say(msgspec.Struct, frozen=True):
    """That a step of a request happened, told by oneself."""

    request: UUID
    step: str


class Give(msgspec.Struct, frozen=True):
    delegation: UUID
    dossier: UUID


class Stop(msgspec.Struct, frozen=True):
    """Or bring back, which nobody may."""

    delegation: UUID
    back: bool


Deed = (
    Hide
    | Dispute
    | MarkOpened
    | MarkRead
    | TakeNumber
    | Hold
    | Note
    | Begin
    | Post
    | Ask
    | Become
    | Say
    | Give
    | Stop
    | Plan
    | Move
    | Keep
    | Announce
    | Name
    | Forbid
    | Lift
)


class World(msgspec.Struct, frozen=True):
    """Everything that the rules need to know, and what is tried."""

    seed: str
    persons: tuple[UUID, ...]
    houses: tuple[UUID, ...]
    machine: UUID
    dossiers: dict[UUID, Dossier]
    teams: dict[UUID, Team]
    supports: tuple[Support, ...]
    memberships: dict[UUID, Membership]
    delegations: dict[UUID, Delegation]
    papers: dict[UUID, Paper]
    letters: dict[UUID, Letter]
    requests: dict[UUID, Request]
    visits: dict[UUID, Appointment]
    bans: dict[UUID, Ban]
    asked: Asked
    deeds: tuple[Deed, ...]


class Verdict(msgspec.Struct, frozen=True):
    """What somebody finds and may do: by the rules, or by PostgreSQL."""

    level: int
    dossiers: frozenset[UUID]
    papers: frozenset[UUID]
    files: frozenset[UUID]
    listed: frozenset[UUID]
    threads: frozenset[UUID]
    messages: frozenset[UUID]
    requests: frozenset[UUID]
    visits: frozenset[UUID]
    done: tuple[bool, ...]


NOTHING: frozenset[UUID] = frozenset()


def nothing(level: int, deeds: int) -> Verdict:
    return Verdict(level, *(NOTHING,) * 8, (False,) * deeds)
