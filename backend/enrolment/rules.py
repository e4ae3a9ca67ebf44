"""What is typed of somebody, what a provider says of her, and when both are the same."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from backend.interop.ins.matricule import Check, check
from backend.interop.ins.matricule import plain as plain_number
from backend.interop.ins.places import FRANCE
from backend.interop.ins.registers import received
from backend.interop.nos.oids import INS_NIA, INS_NIR
from backend.kit.days import YEARS, WrongDay, birthdate
from backend.people.matching import Traits, differences, plain

FIVE = ("birth_name", "given_names", "birthdate", "sex", "birthplace")
SURE = {"cni": "identity-card", "passeport": "passport", "titre": "residence-permit"}
"""Papers that prove an identity (RNIV), as proofs name them: without the national register, it is then « validée »."""
SEXES = {"male": "M", "female": "F"}


def traits_of(claims: Mapping[str, Any]) -> Traits:
    """What FranceConnect says (identité pivot). Born abroad, her country is her place of birth; what it does not say
    is empty, which equals nothing."""
    told = {name: value if isinstance(value := claims.get(name), str) else "" for name in CLAIMS}
    place = told["birthplace"] or (told["birthcountry"] if told["birthcountry"] != FRANCE else "")
    return Traits(
        matricule="",
        matricule_oid="",
        birth_name=told["family_name"],
        given_names=told["given_name"],
        birthdate=told["birthdate"],
        sex=SEXES.get(told["gender"], ""),
        birthplace=place.upper(),
    )


CLAIMS = ("family_name", "given_name", "birthdate", "gender", "birthplace", "birthcountry")


def different(hers: Traits, theirs: Traits) -> tuple[str, ...]:
    """Which of the five traits are not the same, or are missing. Where the register knows no day or no month,
    FranceConnect writes the first: the dossier is then compared as it would write it."""
    if "00" in hers.birthdate[5:].split("-"):
        hers = replace(hers, birthdate=first_of(hers.birthdate))
        theirs = replace(theirs, birthdate=first_of(theirs.birthdate))
    return tuple(name for name in differences(hers, theirs) if name in FIVE)


def first_of(birthdate: str) -> str:
    """YYYY-MM-00 as YYYY-MM-01, YYYY-00-00 as YYYY-01-01."""
    return birthdate.replace("-00", "-01")


def alike(birth_name: str, other: str) -> bool:
    return plain(birth_name) == plain(other)


def birthdate_of(typed: str) -> str:
    """« 2/9/1969 » is 1969-09-02; « 00/00/1950 » when day and month are unknown. Empty when it is no day."""
    try:
        born = birthdate(typed, whole=True)
    except WrongDay:
        return ""
    return born if int(born[:4]) in YEARS else ""


def matricule_of(typed: str) -> str:
    """Fifteen signs whose key is right. Empty when it is none."""
    code = plain_number(typed.replace(".", ""))
    return code if check(code, INS_NIR, typed=True) == Check() else ""


def register_of(matricule: str, *, production: bool) -> str:
    """Typed by hand, it is of the national register, or provisional; where people are invented, of that of tests."""
    return received(INS_NIR if matricule[0] in "12" else INS_NIA, production=production) if matricule else ""


def masked(matricule: str) -> str:
    """« 2 69 05 •• ••• ••• •• »: enough to know which one it is among two, and no more."""
    return f"{matricule[0]} {matricule[1:3]} {matricule[3:5]} •• ••• ••• ••" if len(matricule) == 15 else ""


def spaced(matricule: str) -> str:
    """« 2 69 05 974 110 012 34 », as on a paper."""
    cuts = (0, 1, 3, 5, 7, 10, 13, 15)
    return " ".join(matricule[a:b] for a, b in pairwise(cuts))
