"""What is asked of INSi and what it answers, whatever the wire says."""

from typing import Final, Literal

import msgspec

Code = Literal["00", "01", "02"]
FOUND: Final = "00"
NOBODY: Final = "01"
SEVERAL: Final = "02"


class Asked(msgspec.Struct, frozen=True):
    """Whom one looks for. `given_names` as the house knows them, the first one first."""

    birth_name: str
    given_names: str
    birthdate: str  # YYYY-MM-DD, 00 when unknown
    sex: str  # M or F
    birthplace: str  # COG, or nothing

    def __repr__(self) -> str:
        return "Asked(…)"


class Found(msgspec.Struct, frozen=True):
    """Whom INSi knows. `matricule` has its fifteen signs; `history` are the numbers she had before."""

    matricule: str
    oid: str
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    history: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Found(…)"


class Answer(msgspec.Struct, frozen=True):
    """One person, nobody, or several: then it says nothing of any of them."""

    code: Code
    found: Found | None = None
