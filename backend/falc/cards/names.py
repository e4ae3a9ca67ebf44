"""Every way to write a term, as octets that are compared: made once, looked up by the first word of each."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from backend.falc.text.written import words
from backend.falc.words.tables import Term, usual_tables

# Small letters for capitals, those with an accent too: in UTF-8 both end by octets that differ by 0x20.
SMALL = bytes.maketrans(
    bytes((*range(ord("A"), ord("Z") + 1), *range(0x80, 0x9F))) + b"\n\r\t",
    bytes((*range(ord("a"), ord("z") + 1), *range(0xA0, 0xBF))) + b"   ",
)
SIGNS = bytes(one for one in range(0x80) if not chr(one).isalnum() and one != ord("-"))
BLANKS = bytes.maketrans(SIGNS, b" " * len(SIGNS))
WIDE = tuple(sign.encode().translate(SMALL) for sign in "’\u00a0\u202f…")
WORD = re.compile(r"[^\s'’«»]+")

# As often something else than what their card says: « il a reçu », « genou droit », « application de la pommade ».
OFTEN_OTHERS = words(
    """
    accord aide aides alerte alertes application applications association associations cadre clinique cliniques compte
    comptes conversation conversations demande direction données droit fil identifiant identifiants limitation mineur
    mineure mineurs orientation orientations parcours placement placements proche proches rappel rappels recours reçu
    reçus ressource revenu structure structures suivi visites
    MES
    """
) | {"écrit par"}


class Name(msgspec.Struct, frozen=True):
    """`exact`: a sigle, which is not the same word in small letters. `words`: without them all it is not there.

    `longer`: names around it, and where it is in them.
    """

    term: Term
    octets: bytes
    small: bytes
    words: frozenset[bytes]
    exact: bool
    longer: tuple[tuple[bytes, int], ...] = ()


def words_of(small: bytes) -> list[bytes]:
    """The words of octets in small letters, each time that it stands there."""
    for sign in WIDE:
        small = small.replace(sign, b" ")
    return small.translate(BLANKS).split()


def is_sigle(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) > 1


def by_first_word(terms: Iterable[Term]) -> dict[bytes, tuple[Name, ...]]:
    names = ((name, term) for term in terms for name in (term.term, *term.variants) if name not in OFTEN_OTHERS)
    known = {written: term for name, term in names for written in _typed(name)}
    around: dict[str, list[tuple[bytes, int]]] = {}
    for written in known:
        for part, at in _parts(written):
            around.setdefault(part.casefold(), []).append((written.encode().translate(SMALL), at))
    told: dict[bytes, list[Name]] = {}
    for written, term in known.items():
        octets = written.encode()
        small, longer = octets.translate(SMALL), tuple(around.get(written.casefold(), ()))
        inside = words_of(small)
        told.setdefault(inside[0], []).append(Name(term, octets, small, frozenset(inside), is_sigle(written), longer))
    return {first: tuple(names) for first, names in told.items()}


def _typed(name: str) -> set[str]:
    """An apostrophe is typed in two ways, and one of them is escaped."""
    return {name, name.replace("’", "'"), name.replace("’", "&#39;")}


def _parts(written: str) -> Iterator[tuple[str, int]]:
    """Every run of its words but the whole, and how many octets stand before it."""
    runs = list(WORD.finditer(written))
    for first, begins in enumerate(runs):
        for ends in runs[first:]:
            part = written[begins.start() : ends.end()]
            if part != written:
                yield part, len(written[: begins.start()].encode())


class Names(msgspec.Struct, frozen=True):
    """`words` are all those of all of them."""

    by_first: dict[bytes, tuple[Name, ...]]
    words: frozenset[bytes]


@cache
def usual_names() -> Names:
    by_first = by_first_word(usual_tables().terms)
    return Names(by_first, frozenset(word for names in by_first.values() for name in names for word in name.words))
