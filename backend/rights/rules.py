"""Who may see a request, make it, answer it and take it back, and when it is late: the policies decide it,
these functions say why."""

from calendar import monthrange
from datetime import date
from uuid import UUID

import msgspec

ANSWERS = frozenset({"accepted", "refused"})
ALIVE = frozenset({"open", "accepted"})
SHORTEST_WHY = 20
# Who may say which step happened; the system says the rest.
STEPS = {
    "usager": frozenset({"asked", "withdrawn"}),
    "aidant": frozenset({"asked"}),
    "staff": frozenset({"read", "accepted", "refused"}),
}


class Asker(msgspec.Struct, frozen=True):
    """Somebody in one capacity, the dossiers in her sight, and what her role answers for.

    Of an aidant: the dossiers in which she may ask for rights. `by_authority`: she acts for a child, as a parent does.
    """

    capacity: str
    dossiers: frozenset[UUID]
    duties: frozenset[str]
    person: UUID | None = None
    by_authority: bool = False


class Request(msgspec.Struct, frozen=True):
    dossier: UUID
    document: UUID
    state: str
    asked_by: UUID | None = None


def hers(asker: Asker, dossier: UUID) -> bool:
    """The person herself."""
    return asker.capacity == "usager" and dossier in asker.dossiers


def answers(asker: Asker, dossier: UUID) -> bool:
    """A member of the house whose role answers requests, for a person whom her teams support now."""
    return asker.capacity == "staff" and "requests" in asker.duties and dossier in asker.dossiers


def for_another(asker: Asker, dossier: UUID) -> bool:
    """An aidant to whom the person gave to ask for her rights, in that dossier."""
    return asker.capacity == "aidant" and dossier in asker.dossiers


def sees(asker: Asker, request: Request, *, paper_seen: bool) -> bool:
    """An aidant: what she asked herself, about a paper that she knows still; never what the person or another asked."""
    by_her = for_another(asker, request.dossier) and paper_seen and request.asked_by == asker.person
    return hers(asker, request.dossier) or answers(asker, request.dossier) or by_her


def may_ask(asker: Asker, dossier: UUID, *, paper_seen: bool, usual: bool) -> bool:
    """About a paper of that dossier which she knows. For a child, one of those who hold authority asks alone what is
    usual, and nothing else.
    """
    alone = usual or not asker.by_authority
    return (hers(asker, dossier) or (for_another(asker, dossier) and alone)) and paper_seen


def may_become(asker: Asker, request: Request, state: str) -> bool:
    """She takes back what is asked or was granted, nobody for her; the house answers once what is open."""
    if state == "withdrawn":
        return hers(asker, request.dossier) and request.state in ALIVE
    return answers(asker, request.dossier) and request.state == "open" and state in ANSWERS


def may_say(asker: Asker, request: Request, step: str, *, paper_seen: bool) -> bool:
    """A step is told by the side that makes it, of a request that she sees."""
    return sees(asker, request, paper_seen=paper_seen) and step in STEPS.get(asker.capacity, ())


def says_why(answer: str, words: str) -> bool:
    """A yes needs no words. A no gives its reason: the law asks for a legitimate one, so never a bare no."""
    return answer != "refused" or len(words.strip()) >= SHORTEST_WHY


def due_on(asked: date, months: int) -> date:
    """The last day to answer: the same day of the month, else the last of that month.

    As regulation 1182/71 counts (article 3), but for the days off at the end, which it would add:
    the day that is promised is never later than the law's.
    """
    year, month = divmod(asked.month - 1 + months, 12)
    year, month = asked.year + year, month + 1
    return date(year, month, min(asked.day, monthrange(year, month)[1]))


def is_late(state: str, due: date, today: date) -> bool:
    return state == "open" and today > due
