"""N01. Numbers in digits."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.numerals import LARGE, TENS, UNITS, is_number_word, worth
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

# « neuf » may be new, « cent » and « mille » may be a manner of speaking: whoever writes decides.
DOUBTFUL = frozenset({"neuf", "cent", "mille", "zéro"})
FIRST = (UNITS.keys() - {"un", "une"}) | TENS.keys() | LARGE.keys()
BEFORE = words(
    """
    tous toutes entre nous vous eux à en l' d' les
    """
)
LINKS = frozenset({"et", "un", "une", "onze"})


def check(reading: Reading) -> Iterator[Found]:
    """« un » stays. « tous les deux », « à deux » are no counting."""
    end = -1
    for at in sorted(_places(reading)):
        if at < end:
            continue
        end = _end(reading, at)
        words = [token.norm for token in reading.document.solid[at:end]]
        value = worth(words)
        if value is None or (len(words) == 1 and reading.norm(at, 1) in {"", "."} and reading.norm(at, -1) in BEFORE):
            continue
        alone = words[0] in DOUBTFUL and len(words) == 1
        broken = "\n" in reading.document.raw(reading.document.solid[at], reading.document.solid[end - 1])
        if (
            alone
            or broken
            or value > 9999
            or reading.norm(at, -1) in {"tous", "virgule"}
            or reading.norm(at, 1) == "virgule"
        ):
            yield reading.at(at, end - 1, str(value))
        else:
            yield reading.safe(at, end - 1, str(value))


def _places(reading: Reading) -> Iterator[int]:
    for norm, places in reading.document.index.items():
        if norm in FIRST or ("-" in norm and is_number_word(norm)):
            yield from places


def _end(reading: Reading, at: int) -> int:
    """Past « vingt et un », « deux cent trois », not past « deux et trois »."""
    solid, end = reading.document.solid, at + 1
    while end < len(solid) and solid[end].sentence == solid[at].sentence:
        norm, before = solid[end].norm, solid[end - 1].norm
        if norm == "et" and before in TENS and reading.norm(end, 1) in {"un", "une", "onze"}:
            end += 2
        elif is_number_word(norm) and _joins(before, norm):
            end += 1
        else:
            break
    return end


def _joins(before: str, norm: str) -> bool:
    """« vingt deux » is one number, « deux trois » two."""
    if norm.split("-", maxsplit=1)[0] in LARGE or before.rsplit("-", maxsplit=1)[-1] in LARGE:
        return True
    return before in TENS and (norm in UNITS or norm.split("-", maxsplit=1)[0] in UNITS)


RULE = Rule(
    id="N01",
    title="Ce nombre est en lettres.",
    ref="RLS-5.1",
    severity="warning",
    why="Un chiffre se lit plus vite qu’un mot.",
    before="Prenez deux cachets.",
    after="Prenez 2 cachets.",
    check=check,
    fixes=True,
)
