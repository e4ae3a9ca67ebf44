"""What a change brings or takes beside papers to read, in sentences."""

from collections.abc import Collection, Iterable

from backend.delegation.presets import MESSAGES, Square
from backend.delegation.schemas import Held
from backend.delegation.seeing import Piece
from backend.delegation.terms import Terms
from backend.entrusting import grid as squares
from backend.entrusting import words
from backend.entrusting.asked import Place
from backend.kit import texts
from backend.people.apart import labels

At = tuple[Held, Place, Terms]


def by_house(way: str, at: At, pieces: Iterable[Piece]) -> tuple[str, ...]:
    """One sentence each; with the name of the house where it is not so of each."""
    held, place, terms = at
    houses = dict(zip((one.dossier for one in place.houses), labels(one.mine for one in place.houses), strict=True))
    everywhere = {*held.dossiers, *terms.dossiers}
    told = {
        dossier: _sentences(way, held.given_name, {(can, shelf) for where, can, shelf in pieces if where == dossier})
        for dossier in sorted(everywhere)
    }
    each = dict.fromkeys(line for lines in told.values() for line in lines)
    found = []
    for line in each:
        where = [dossier for dossier, lines in told.items() if line in lines]
        whole = len(where) == len(everywhere) or any(dossier not in houses for dossier in where)
        found += [line] if whole else [str(texts.t("change.at", house=houses[one], words=line)) for one in where]
    return tuple(found)


def _sentences(way: str, name: str, held: Collection[Square]) -> tuple[str, ...]:
    told = words.families(held, "be_told")
    lines = [texts.t(f"change.{way}.told", name=name, families=words.names(told))] if told else []
    lines += [
        texts.t(f"change.{way}.{can}_messages", name=name) for can in squares.ROWS[MESSAGES] if (can, MESSAGES) in held
    ]
    if adds := words.families(held, "deposit"):
        lines.append(texts.t(f"change.{way}.deposit", name=name, families=words.names(adds)))
    others = ("exercise", squares.REQUESTS), ("appointments", squares.APPOINTMENTS)
    lines += [texts.t(f"change.{way}.{can}", name=name) for can, shelf in others if (can, shelf) in held]
    return tuple(map(str, lines))
