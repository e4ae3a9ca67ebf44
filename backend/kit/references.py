"""References that people read aloud: ten random letters and digits, the last one checks the others.

Random, never running: a gap in a sequence betrays a secret. No letter looks like a digit.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 symbols, a prime: every swap or slip of one changes the sum
LENGTH = 10


def new_reference() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def grouped(reference: str) -> str:
    """« K7R4 2MXP 9A »: read aloud by fours."""
    return " ".join(reference[at : at + 4] for at in range(0, len(reference), 4))


def is_reference(text: str) -> bool:
    """True when the text is well formed, spaces and case aside: not that it exists."""
    plain = text.replace(" ", "").upper()
    well_made = len(plain) == LENGTH and all(c in ALPHABET for c in plain)
    return well_made and _check(plain[:-1]) == plain[-1]


def _check(body: str) -> str:
    weighed = sum(place * ALPHABET.index(c) for place, c in enumerate(body, 1))
    return ALPHABET[weighed % len(ALPHABET)]
