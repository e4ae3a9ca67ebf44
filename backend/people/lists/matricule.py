"""The matricule INS of a line. One that was received with a wrong key is said, and taken: its source may be right.

What a key is, and which register is received where: `interop.ins`. Here, what the column of a list may hold.
"""

import re

from backend.interop.ins.registers import INVENTED, REAL, refused
from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST

_SHAPE = re.compile(r"\d{5}[\dAB]\d{9}|\d{6}[A-Z]\d{8}|\d{15}", re.ASCII)
NAMES = {"NIR": INS_NIR, "NIA": INS_NIA, "TEST": INS_NIR_TEST, "DEMO": INS_NIR_DEMO}


def plain(words: str) -> str:
    return re.sub(r"[\s.]", "", words).upper()


def is_shaped(words: str) -> bool:
    """Fifteen signs, of which only a department may be a letter: whatever else they are, not a number of a house."""
    return _SHAPE.fullmatch(words) is not None and len(words) == 15


def oid_of(words: str, *, production: bool) -> str:
    """Of which kind it is: told by name or by OID, else a NIR of this kind of service. "" for what is neither."""
    if not words:
        return INS_NIR if production else INS_NIR_TEST
    told = words.strip().removeprefix("urn:oid:")
    return NAMES.get(told.upper(), told if told in REAL | INVENTED else "")


def is_elsewhere(oid: str, *, production: bool) -> bool:
    return bool(refused(oid, production=production))
