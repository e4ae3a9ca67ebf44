"""Who a line is, and what it changes: decided from what the house knows, and never guessed.

By the house's own number first, then by matricule, then by the five strict traits. Two answers, or one that
contradicts the line, are a fault for a human. A line of nothing new changes nothing, however it writes accents.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from msgspec import Struct

from backend.people.lists.changes import FIELDS, STRICT, SURE, Asked, Change, Known, changes_of, same
from backend.people.lists.said import Fault, Usager


class Decision(Struct, frozen=True):
    """`new`, `changed`, `same` or `faulty`; whom it was `found` to be about, and what it changes."""

    outcome: str
    found: UUID | None = None
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    def same_as(self, other: "Decision") -> bool:
        """It would do the same: what is only to be looked at may have changed."""
        return (self.outcome, self.found, self.changes, self.faults) == (
            other.outcome, other.found, other.changes, other.faults,
        )  # fmt: skip


def decide(asked: Asked, known: Sequence[Known]) -> Decision:
    """`known` are the dossiers that could be hers: same number, same matricule, or born the same day."""
    said = asked.usager
    found = whose(asked, known)
    if len(found) > 1:
        return _faulty("several")
    if not found:
        alike = any(_looks_like(said, one) for one in known)
        return Decision("new", warnings=(Fault("looks-like"),) if alike else ())
    one = found[0]
    if faults := (*_contradictions(asked, one), *_taken(asked, one, known)):
        return Decision("faulty", one.id, faults=faults)
    changes = tuple(changes_of(asked, one))
    lower = said.identity_status and SURE[said.identity_status] < SURE[one.identity_status]
    warnings = (Fault("status-kept", "statut_identite", said.identity_status),) if lower else ()
    return Decision("changed" if changes else "same", one.id, changes, warnings=warnings)


def whose(asked: Asked, known: Iterable[Known]) -> list[Known]:
    """The dossiers that the line names, by the surest way that finds any."""
    said, everyone = asked.usager, list(known)
    ways = (
        lambda one: bool(said.local_id) and one.local_id == said.local_id,
        lambda one: bool(asked.index) and one.index == asked.index,
        lambda one: same_traits(said, one) and not (said.local_id and one.local_id),
    )
    return next((found for way in ways if (found := [one for one in everyone if way(one)])), [])


def same_traits(said: Usager, one: Known) -> bool:
    """The five strict traits; one that is missing is a difference."""
    return all(getattr(said, name) and same(name, getattr(said, name), getattr(one, name)) for name in STRICT)


def _looks_like(said: Usager, one: Known) -> bool:
    return said.birthdate == one.birthdate and same("birth_name", said.birth_name, one.birth_name)


def _taken(asked: Asked, one: Known, known: Iterable[Known]) -> Iterator[Fault]:
    """Her matricule is that of another dossier of the house."""
    if asked.index and any(other.index == asked.index and other.id != one.id for other in known):
        yield Fault("matricule-taken", "matricule")


def _contradictions(asked: Asked, one: Known) -> Iterator[Fault]:
    said = asked.usager
    differ = [name for name in FIELDS if (told := getattr(said, name)) and not same(name, told, getattr(one, name))]
    if said.local_id and one.local_id and said.local_id != one.local_id:
        yield Fault("other-number", "numero", one.local_id)
    if asked.index and one.index and asked.index != one.index:
        yield Fault("other-matricule", "matricule")
    if {"birth_name", "birthdate"} <= set(differ):
        yield Fault("somebody-else", "numero", said.local_id)
    elif one.identity_status == "QUAL" and said.identity_status != "QUAL" and set(differ) & set(STRICT):
        yield Fault("qualified-here", COLUMNS[next(name for name in differ if name in STRICT)])


COLUMNS = {
    "birth_name": "nom_naissance",
    "used_name": "nom_utilise",
    "given_names": "prenoms",
    "used_given_name": "prenom_utilise",
    "birthdate": "date_naissance",
    "sex": "sexe",
    "birthplace": "lieu_naissance",
}


def _faulty(code: str) -> Decision:
    return Decision("faulty", faults=(Fault(code),))
