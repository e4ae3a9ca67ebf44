"""Lines of a list that are about the same person: the second and those after it are told."""

from collections.abc import Iterator, Sequence

from backend.people.lists.changes import STRICT
from backend.people.lists.said import Usager
from backend.people.matching import plain


def twice(usagers: Sequence[Usager]) -> dict[int, int]:
    """Places of lines that say again whom an earlier one said → the place of that one."""
    seen: dict[tuple[str, ...], int] = {}
    found: dict[int, int] = {}
    for place, said in enumerate(usagers):
        for key in _keys(said):
            first = seen.setdefault(key, place)
            if first != place:
                found.setdefault(place, first)
    return found


def _keys(said: Usager) -> Iterator[tuple[str, ...]]:
    """By which she would be known again; by her traits only when she has no number of her own."""
    if said.local_id:
        yield "number", said.local_id
    if said.matricule:
        yield "matricule", said.matricule
    if not said.local_id and all(getattr(said, name) for name in STRICT):
        yield "traits", *(plain(getattr(said, name)) for name in STRICT)
