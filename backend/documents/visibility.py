"""What the source asked about who may see a paper (JDV_J08, TRE_A07): obeyed, the unknown as the strictest."""

from collections.abc import Iterable

import msgspec

ORDINARY = frozenset({"N", "R", "V"})
MASKED = "MASQUE_PS"
NOT_FOR_PERSON = "INVISIBLE_PATIENT"
NOT_FOR_REPRESENTATIVES = "INVISIBLE_REPRESENTANTS_LEGAUX"


class Visibility(msgspec.Struct, frozen=True):
    hidden_from_staff: bool
    not_for_person: bool
    not_for_representatives: bool


def visibility(codes: Iterable[str]) -> Visibility:
    asked = frozenset(codes)
    unknown = bool(asked - ORDINARY - {MASKED, NOT_FOR_PERSON, NOT_FOR_REPRESENTATIVES})
    return Visibility(
        hidden_from_staff=unknown or MASKED in asked,
        not_for_person=unknown or NOT_FOR_PERSON in asked,
        not_for_representatives=unknown or NOT_FOR_REPRESENTATIVES in asked,
    )
