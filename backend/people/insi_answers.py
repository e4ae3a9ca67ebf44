"""What an answer of INSi makes of a dossier. Pure: equal traits are taken, all else is for a human to look at."""

from typing import Literal

import msgspec

from backend.interop.ins.matricule import check
from backend.interop.ins.registers import received, refused
from backend.interop.ins.status import Status, criteria, status_of
from backend.interop.insi.schemas import NOBODY, SEVERAL, Answer
from backend.people.matching import Traits, differences

Number = Literal["none", "same", "former", "other"]
State = Literal["found", "none", "several", "unlike", "twice", "failed"]


class Known(msgspec.Struct, frozen=True):
    """What the house knows. `number`: "none", "same", "former" (in the history of what INSi gives), or "other"."""

    traits: Traits
    status: Status
    number: Number
    elsewhere: bool  # another dossier of the house has the number that INSi gives


class Conclusion(msgspec.Struct, frozen=True):
    """`status` is the dossier's from now on; `reason` a code, or the names of the traits that differ."""

    state: State
    status: Status
    reason: str = ""
    doubtful: bool = False


def conclude(answer: Answer, known: Known, *, production: bool) -> Conclusion:
    found = answer.found
    if found is None:
        states: dict[str, State] = {NOBODY: "none", SEVERAL: "several"}
        return Conclusion(states.get(answer.code, "failed"), known.status)
    oid = received(found.oid, production=production)
    told = check(found.matricule, oid, typed=False)
    if reason := refused(oid, production=production) or told.fault:
        return Conclusion("failed", known.status, reason)
    if known.elsewhere:
        return Conclusion("twice", known.status)
    unlike = (*unlike_traits(answer, known.traits), *(("matricule",) if known.number == "other" else ()))
    if unlike:
        return Conclusion("unlike", known.status, ",".join(unlike), bool(told.warning))
    return Conclusion("found", status_of(found=True, seen=criteria(known.status)[1]), doubtful=bool(told.warning))


def unlike_traits(answer: Answer, traits: Traits) -> tuple[str, ...]:
    """The names of the five strict traits that INSi says otherwise; its number is not one of them."""
    found = answer.found
    if found is None:
        return ()
    said = Traits("1", "1", found.birth_name, found.given_names, found.birthdate, found.sex, found.birthplace)
    return differences(said, msgspec.structs.replace(traits, matricule="1", matricule_oid="1"))
