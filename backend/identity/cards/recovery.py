"""When somebody has lost her ways in: what may happen, and after what. The doors decide it; this says why.

No secret question, no link by e-mail: only to be seen by her house with a document, or FranceConnect+.
"""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

WAIT = timedelta(hours=24)
State = Literal["known", "lost", "recovered"]
Proof = Literal["document_seen", "franceconnect_plus", "franceconnect", "card_code", "email_link", "secret_question"]
STRONG: frozenset[Proof] = frozenset({"document_seen", "franceconnect_plus"})


class Access(msgspec.Struct, frozen=True):
    """How somebody comes in now. `since`: when her house gave her a card, if it replaced what was lost.

    `told`: how many times she was told, on every channel, that her ways in had changed.
    """

    state: State = "known"
    sessions: int = 0
    since: datetime | None = None
    told: int = 0


class Refused(Exception):
    """This does not lead there."""


def lose(access: Access) -> Access:
    """Everything that could act in her name is cut, by her or by her house; and she is told."""
    return Access(state="lost", told=access.told + 1)


def recover(access: Access, proof: Proof, at: datetime) -> Access:
    """A way in again, and no session yet: she comes in by it. Whatever else was open ends. Raises Refused.

    A card is new, and waits. FranceConnect+ is no means of ours: the State proves her each time, as it did before.
    """
    if proof not in STRONG:
        raise Refused
    return Access(state="recovered", since=at if proof == "document_seen" else None, told=access.told + 1)


def come_in(access: Access) -> Access:
    """By the way in that she has. Raises Refused while she has none."""
    if access.state == "lost":
        raise Refused
    return msgspec.structs.replace(access, sessions=access.sessions + 1)


def may_act_heavily(access: Access, at: datetime) -> bool:
    """Whether her way in proves heavy acts: somewhere she is in, and her new way in is a day old."""
    rested = access.since is None or at >= access.since + WAIT
    return access.state != "lost" and access.sessions > 0 and rested
