"""The national number of a professional, as Pro Santé Connect says it: 8, then her RPPS number. Pure.

A wrong one could open a house to a stranger: it is checked wherever it is written.
"""

RPPS, FROM_RPPS = 11, "8"


class WrongNumber(ValueError):
    """`shape`: not eleven digits; `key`: the last one does not follow from the others."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def national_id(text: str) -> str:
    """With its 8, whoever wrote it or not. "" for nothing. Raises WrongNumber."""
    value = "".join(text.split())
    if not value:
        return ""
    number = value.removeprefix(FROM_RPPS) if len(value) == RPPS + 1 else value
    if not (number.isascii() and number.isdigit() and len(number) == RPPS):
        raise WrongNumber("shape")
    if not ends_well(number):
        raise WrongNumber("key")
    return FROM_RPPS + number


def ends_well(number: str) -> bool:
    """The last digit of an RPPS number follows from the others (Luhn)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0
