"""What was decided of a line, as it is kept until it is done: the line, and the decision that somebody saw."""

from collections.abc import Iterable
from uuid import UUID, uuid4

import msgspec

from backend.people.lists.house_keys import HouseKeys
from backend.people.lists.rules import Decision
from backend.people.lists.said import Fault, Judged

INSERT = """insert into list_line (id, establishment_id, run_id, duty, machine_id, number, outcome, body)
            select l.id, $1, $2, $3, $4, l.number, l.outcome, l.body
              from unnest($5::uuid[], $6::int[], $7::text[], $8::bytea[]) as l (id, number, outcome, body)"""
KEPT = ("new", "changed", "faulty")


class Planned(msgspec.Struct, frozen=True):
    judged: Judged
    decision: Decision

    @property
    def kept(self) -> bool:
        """A line that changes nothing is only counted, unless there is something to look at in it."""
        return self.decision.outcome in KEPT

    def left(self, why: str) -> "Planned":
        """It was not done after all."""
        return msgspec.structs.replace(self, decision=msgspec.structs.replace(self.decision, faults=(Fault(why),)))


def sealed(keys: HouseKeys, planned: Iterable[Planned]) -> tuple[list[UUID], list[int], list[str], list[bytes]]:
    """The columns of INSERT."""
    ids, numbers, outcomes, bodies = list[UUID](), list[int](), list[str](), list[bytes]()
    for one in planned:
        ids.append(line := uuid4())
        numbers.append(one.judged.number)
        outcomes.append(one.decision.outcome)
        bodies.append(keys.seal(one, "list_line", line))
    return ids, numbers, outcomes, bodies


def opened(keys: HouseKeys, line: UUID, body: bytes) -> Planned:
    return msgspec.json.decode(keys.unseal(body, "list_line", line), type=Planned)


def mark_of(keys: HouseKeys, planned: Iterable[Planned]) -> bytes:
    """Of all the differences that somebody is shown, in their order."""
    return keys.hidden(msgspec.json.encode([one for one in planned if one.kept]).decode())
