"""Which registers are those of real people, and where each is received: invented people and real ones never meet."""

from typing import Literal

from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST

REAL, INVENTED = frozenset({INS_NIR, INS_NIA}), frozenset({INS_NIR_TEST, INS_NIR_DEMO})


def refused(oid: str | None, *, production: bool) -> Literal["", "test-identity", "real-identity"]:
    """Why a number of this register may not come in here: a code, or nothing."""
    if production and oid in INVENTED:
        return "test-identity"
    return "real-identity" if not production and oid in REAL else ""


def received(oid: str, *, production: bool) -> str:
    """The register in which a number that the national service gave is kept (decision 0065).

    Outside production that service invents people and says that they are real: they are kept as those of test.
    """
    return INS_NIR_TEST if not production and oid in REAL else oid
