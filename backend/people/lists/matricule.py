"""The matricule INS of a line. One that was received with a wrong key is said, and taken: its source may be right.

Source: référentiel INS (13 signs and a key of two), NIR of Corsica: 2A counts as 19, 2B as 18.
"""

import re

from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST

_SHAPE = re.compile(r"\d{5}[\dAB]\d{9}|\d{6}[A-Z]\d{8}|\d{15}", re.ASCII)
REAL, INVENTED = frozenset({INS_NIR, INS_NIA}), frozenset({INS_NIR_TEST, INS_NIR_DEMO})
NAMES = {"NIR": INS_NIR, "NIA": INS_NIA, "TEST": INS_NIR_TEST, "DEMO": INS_NIR_DEMO}


def plain(words: str) -> str:
    return re.sub(r"[\s.]", "", words).upper()


def is_shaped(matricule: str) -> bool:
    """Fifteen signs, of which only a department may be a letter."""
    return _SHAPE.fullmatch(matricule) is not None and len(matricule) == 15


def has_its_key(matricule: str) -> bool:
    body = matricule[:13].replace("2A", "19").replace("2B", "18")
    return body.isdigit() and matricule[13:].isdigit() and 97 - int(body) % 97 == int(matricule[13:])


def oid_of(words: str, *, production: bool) -> str:
    """Of which kind it is: told by name or by OID, else a NIR of this kind of service. "" for what is neither."""
    if not words:
        return INS_NIR if production else INS_NIR_TEST
    told = words.strip().removeprefix("urn:oid:")
    return NAMES.get(told.upper(), told if told in REAL | INVENTED else "")


def is_elsewhere(oid: str, *, production: bool) -> bool:
    """Invented people are nobody in production, and real ones nobody anywhere else."""
    return oid in (INVENTED if production else REAL)
