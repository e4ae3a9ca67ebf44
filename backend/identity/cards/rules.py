"""What a card is made of, and which personal codes are too easy to guess."""

import secrets
from collections.abc import Iterator
from itertools import permutations

from backend.kit.references import ALPHABET

CODES = 30
FEW = 5
"""So many left, or less: she is told to ask for another card."""
CODE_LENGTH = 8  # 31 ** 8: forty bits
PERSONAL_LENGTH = 6
SEEN = ("cni", "passeport", "titre", "vitale", "permis")
UP, DOWN = "0123456789012345", "9876543210987654"


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_codes() -> list[str]:
    """All different: one that is barred on the card never works again."""
    made: dict[str, None] = {}
    while len(made) < CODES:
        made[new_code()] = None
    return list(made)


def in_two(code: str) -> str:
    """« K7R4-2MXP »."""
    return f"{code[:4]}-{code[4:]}"


def plain(typed: str) -> str:
    """As it was made, however it was typed: spaces, lines and small letters aside."""
    return "".join(typed.replace("-", "").replace("–", "").split()).upper()


def is_code(code: str) -> bool:
    return len(code) == CODE_LENGTH and all(sign in ALPHABET for sign in code)


def is_personal(code: str) -> bool:
    return len(code) == PERSONAL_LENGTH and code.isascii() and code.isdigit()


def is_easy(code: str, birthdate: str) -> bool:
    """Whether somebody near her would try this one first: one digit, two, a row, or her day of birth (YYYY-MM-DD)."""
    return len(set(code)) < 3 or code in UP or code in DOWN or code[:3] == code[3:] or code in set(_days(birthdate))


def _days(birthdate: str) -> Iterator[str]:
    year, month, day = birthdate.split("-")
    for parts in ((day, month, year[2:]), (year, month), (year, day)):
        yield from map("".join, permutations(parts))
