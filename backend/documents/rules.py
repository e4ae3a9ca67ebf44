"""Who may know of a paper, read it and hide it: the policies decide it, these functions say why."""

from uuid import UUID

import msgspec

Shelf = tuple[UUID, str]


class Reader(msgspec.Struct, frozen=True):
    """Somebody in one capacity, with the shelves that are open to her for reading.

    `identifies` is the house where she says whose a paper is, when that is her duty. `everyday`: the dossiers
    where she acts by a measure that opens nothing of health. `by_authority`: she acts as a parent does.
    """

    capacity: str
    person: UUID
    shelves: frozenset[Shelf]
    identifies: UUID | None = None
    everyday: frozenset[UUID] = frozenset()
    by_authority: bool = False


class Paper(msgspec.Struct, frozen=True):
    """`author` is a person of this app, when one wrote it. `disputed`: the person said that it is not hers.

    `aidant`: who brought it for the person, when somebody did. `secret_from`: who must not know of it though she acts
    for the person; None stands for all of these.
    """

    house: UUID
    dossier: UUID
    family: str
    type_code: str
    state: str
    not_for_person: bool
    not_for_representatives: bool
    hidden_from_staff: bool
    disputed: bool
    author: UUID | None
    aidant: UUID | None = None
    secret_from: frozenset[UUID | None] = frozenset()


# What a professional of Aidants Connect may see with her: papers of the offices, by type. A family holds more: a
# certificate of the doctor is an attestation, and the copy of the whole file is of life in the house.
EVERYDAY_TYPES = (
    "ATTEST-RESID", "ATTEST-HEBGT", "DOCPAT09", "PIECE-IDENTITE", "ATTEST-ASS-COMPL", "ATTEST-DROITS-AM", "51851-4",
)  # fmt: skip


def knows(reader: Reader, paper: Paper) -> bool:
    """The paper exists for her: on an open shelf, and nothing keeps it from her capacity.

    Once disputed, it exists for whoever must say whose it is, and for nobody else.
    """
    if paper.disputed:
        return reader.identifies == paper.house
    return (paper.dossier, paper.family) in reader.shelves and not kept_from(reader, paper)


def kept_from(reader: Reader, paper: Paper) -> bool:
    """Each capacity has its own reasons not to see; whoever is none of these sees nothing."""
    if reader.capacity == "usager":
        return paper.not_for_person
    if reader.capacity == "helped":
        return paper.not_for_person or paper.type_code not in EVERYDAY_TYPES or None in paper.secret_from
    if reader.capacity == "aidant":
        kept = secret_from(paper.secret_from, reader.person)
        of_health = paper.dossier in reader.everyday and paper.type_code not in EVERYDAY_TYPES
        of_another = reader.by_authority and paper.aidant not in (None, reader.person)
        return paper.not_for_person or paper.not_for_representatives or kept or of_health or of_another
    if reader.capacity == "staff":
        return paper.hidden_from_staff and paper.author != reader.person
    return True


def secret_from(those: frozenset[UUID | None], person: UUID) -> bool:
    """She is among those who must not know, or nobody who acts for the person may."""
    return bool(those & {None, person})


def reads(reader: Reader, paper: Paper) -> bool:
    """It is in her list and opens: a paper that was replaced or cancelled stays known, and is not shown."""
    return knows(reader, paper) and paper.state == "current"


def may_dispute(reader: Reader, paper: Paper) -> bool:
    """The person alone says that a paper is not hers, of one that she can read."""
    return reader.capacity == "usager" and reads(reader, paper)


def may_announce(reader: Reader, paper: Paper) -> bool:
    """Who reads it says that the person was told what it says: of one that is not for her yet, so a professional."""
    return reads(reader, paper) and paper.not_for_person and not paper.disputed


def may_hide(reader: Reader, paper: Paper) -> bool:
    """The person alone hides a paper from professionals, or shows it again: never her aidant."""
    return reader.capacity == "usager" and knows(reader, paper)
