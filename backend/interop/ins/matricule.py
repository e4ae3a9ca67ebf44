"""The number of an INS: thirteen signs and a key of two digits. Pure.

Source: référentiel INS; key = 97 - (N mod 97), where Corsica's 2A counts as 19 and 2B as 18 (nir-validation, CNAM).
Known numbers of test, and even some that national services answer, have a key that does not follow: a key is
an error where a person types it for a real register, a warning in whatever comes from elsewhere.
"""

import re
from typing import Literal

import msgspec

from backend.interop.ins.registers import REAL

Fault = Literal["", "form", "key"]
# Sex (3, 4, 7, 8: a number that waits), year, month (20 and more: unknown), department, commune, order.
_SIGNS = r"[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2A|2B)\d{6}"
BODY = re.compile(_SIGNS)
WHOLE = re.compile(_SIGNS + r"\d{2}")
CORSICA = {"2A": "19", "2B": "18"}


class Check(msgspec.Struct, frozen=True):
    """What is wrong with a number: `fault` keeps it out, `warning` is only told."""

    fault: Fault = ""
    warning: Fault = ""


def plain(typed: str) -> str:
    """As registers write it: no blanks, capitals."""
    return "".join(typed.split()).upper()


def key_of(body: str) -> str:
    """The two digits that follow these thirteen signs. Raises ValueError when they are not those of a number."""
    if not BODY.fullmatch(body):
        raise ValueError("not the thirteen signs of a matricule")
    place = body[5:7]
    return f"{97 - int(body[:5] + CORSICA.get(place, place) + body[7:]) % 97:02}"


def check(matricule: str, oid: str, *, typed: bool) -> Check:
    """`matricule` as `plain` gives it; `typed` says that a person wrote it, and may have made a mistake."""
    if not WHOLE.fullmatch(matricule):
        return Check(fault="form")
    if matricule[13:] == key_of(matricule[:13]):
        return Check()
    return Check(fault="key") if typed and oid in REAL else Check(warning="key")
