"""How sure a house is of an identity: two criteria that do not depend on each other, four words.

Source: RNIV (EXI SI 07) and FR Core 2.2 (fr-core-cs-identity-status). Before 2.2, and in HL7 v2 (PID-32), there is
no word for two of them: VALI with an INS beside it means qualified, and what was only found is provisional.
"""

from typing import Literal, get_args

Status = Literal["PROV", "RECUP", "VALI", "QUAL"]
STATUSES: tuple[Status, ...] = get_args(Status)
# Whether INSi gave it; whether somebody of the house saw a document that one may trust.
_TABLE: dict[tuple[bool, bool], Status] = {
    (False, False): "PROV",
    (True, False): "RECUP",
    (False, True): "VALI",
    (True, True): "QUAL",
}


def status_of(*, found: bool, seen: bool) -> Status:
    return _TABLE[found, seen]


def criteria(status: Status) -> tuple[bool, bool]:
    """Found by INSi, document seen."""
    return next(both for both, known in _TABLE.items() if known == status)


def carries_matricule(status: str) -> bool:
    """Whether an exchange about this person holds her number and its register: a qualified identity alone."""
    return status == "QUAL"


def before_2_2(status: Status) -> Literal["PROV", "VALI"]:
    """The word of FR Core 2.1 and earlier, and of HL7 v2; the INS stands beside it as `carries_matricule` says."""
    return "VALI" if criteria(status)[1] else "PROV"


def understood(code: str, *, with_ins: bool) -> Status | None:
    """What a sender says of an identity, in words of 2.2 or before; None: a human looks.

    DOUB, DESA and the like speak of files to be mended: nothing is read into them. Neither is anything into a
    number that has no right to be there.
    """
    if code == "VALI":
        return "QUAL" if with_ins else "VALI"
    if code in ("PROV", "VIDE", ""):
        return "PROV"
    if code in STATUSES:
        return code if with_ins or code != "QUAL" else "VALI"
    return None
