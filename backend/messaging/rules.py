"""Who may see a thread, begin one, write in it and take it, and when it is late: the policies decide who,
these functions say why."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from backend.documents.rules import secret_from
from backend.people.rules import Membership, Support, works

# Where a house has not said when its teams answer.
USUAL_DELAY = timedelta(days=2)
# As long as what was just sent may be taken back.
TO_TAKE_BACK = timedelta(seconds=10)


class Writer(msgspec.Struct, frozen=True):
    """Somebody in one capacity. `reads` and `writes` are the dossiers whose messages are open to her.

    `by_authority`: she acts for a child, as a parent or another holder.
    `membership` is that by which she acts in a house; `confidants`, to whom alone she may write: member, team, dossier.
    """

    capacity: str
    person: UUID
    reads: frozenset[UUID]
    writes: frozenset[UUID]
    teams: frozenset[UUID]
    membership: UUID | None = None
    confidants: frozenset[tuple[UUID, UUID, UUID]] = frozenset()
    by_authority: bool = False


class Thread(msgspec.Struct, frozen=True):
    """A conversation with one team of the house that keeps the dossier; `only` with one member of it.

    `secret_from`: who must not know of it, or of the paper it is about, though she acts for the person; None: all.
    `aidants` wrote in it for her; `begun`: somebody wrote in it. The paper it is about may be
    `not_for_representatives`, or `brought_by` somebody who acts for her.
    """

    house: UUID
    dossier: UUID
    team: UUID
    only: UUID | None = None
    secret_from: frozenset[UUID | None] = frozenset()
    aidants: frozenset[UUID] = frozenset()
    begun: bool = True
    not_for_representatives: bool = False
    brought_by: UUID | None = None


class Wish(msgspec.Struct, frozen=True):
    """A thread that somebody wants to begin, and what is true of it.

    `supported` says that the team supports this person now, in the house named; `about_seen`, that
    the paper it is about, if any, is one of that dossier and known to the writer.
    """

    thread: Thread
    team_answers: bool
    supported: bool
    about_seen: bool


def of_her_team(writer: Writer, team: UUID) -> bool:
    """A team's letters are for that team: other members of the house do not open them."""
    return writer.capacity != "staff" or team in writer.teams


def for_her(writer: Writer, thread: Thread) -> bool:
    """What a person writes to one member alone is for these two. Parents do not read what the other wrote."""
    if writer.by_authority and thread.aidants - {writer.person}:
        return False
    if thread.only is None or writer.capacity == "usager":
        return True
    return writer.capacity == "staff" and writer.membership == thread.only


def sees(writer: Writer, thread: Thread) -> bool:
    hers = thread.dossier in writer.reads and of_her_team(writer, thread.team) and for_her(writer, thread)
    return hers and not (writer.capacity == "aidant" and kept_from(writer, thread))


def kept_from(writer: Writer, thread: Thread) -> bool:
    """By a secret, or with the paper it is about."""
    of_another = writer.by_authority and thread.brought_by not in (None, writer.person)
    return thread.not_for_representatives or of_another or secret_from(thread.secret_from, writer.person)


def may_be_confided_in(
    member: Membership, team: UUID, team_answers: bool, support: Support, dossier: UUID, moment: datetime
) -> bool:
    """A person may write to her alone: she works now, in a team that answers and supports that person, and reads."""
    hers = support.team == team and support.dossier == dossier and support.holds(moment) and team in member.teams
    role = {("read", "messages"), ("write", "messages")} <= member.rights
    return hers and role and team_answers and works(member, member.person, member.house, moment)


def may_begin(writer: Writer, wish: Wish) -> bool:
    """With a team that answers and supports the person now; a member of the house, with her own team only."""
    allowed = wish.thread.dossier in writer.writes and of_her_team(writer, wish.thread.team)
    thread = wish.thread
    confided = thread.only is None or (thread.only, thread.team, thread.dossier) in writer.confidants
    return allowed and confided and wish.team_answers and wish.supported and wish.about_seen


def takes_from_nobody(writer: Writer, thread: Thread) -> bool:
    """A parent writes in what she began, or wrote in before: elsewhere, her words would close it to the other."""
    return not (writer.by_authority and thread.begun) or writer.person in thread.aidants


def may_take_number(writer: Writer, thread: Thread) -> bool:
    """The next number of a thread is for those who see it, may write there, and take it from nobody by that."""
    return sees(writer, thread) and thread.dossier in writer.writes and takes_from_nobody(writer, thread)


def may_hold(writer: Writer, thread: Thread, key: UUID, holder: Membership, moment: datetime) -> bool:
    """Said by one who answers there, of a member of the same team whose role answers messages: herself or another.

    `key` is the membership `holder`: what is confidential stays with whom it was written to.
    """
    answers = writer.capacity == "staff" and may_take_number(writer, thread)
    able = thread.team in holder.teams and ("write", "messages") in holder.rights
    able = able and thread.only in (None, key)
    return answers and able and works(holder, holder.person, thread.house, moment)


def may_note(writer: Writer, thread: Thread, author: UUID, dossier: UUID) -> bool:
    """A word for her colleagues: in her own name, by one who answers there. Nobody else ever knows of it."""
    return writer.capacity == "staff" and may_post(writer, thread, author, "staff", dossier)


def may_post(writer: Writer, thread: Thread, author: UUID, capacity: str, dossier: UUID) -> bool:
    """In her own name and capacity, in the dossier of the thread itself."""
    hers = author == writer.person and capacity == writer.capacity
    return hers and dossier == thread.dossier and may_take_number(writer, thread)
