"""What a change must keep: numbers and dates by their worth, names, negations. A change that does not is not made."""

import re
from collections import Counter

import msgspec

from backend.falc.numerals import MONTHS, WEEKDAYS, is_number_word, parts, roman, worth
from backend.falc.text.abbreviations import BEFORE_A_NUMBER, NEVER_LAST, SOMETIMES_LAST
from backend.falc.text.tokens import normal
from backend.falc.text.written import words

WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*|\d+")
TIME = re.compile(r"(?<!\d)(\d{1,2})\s?(?:[hH]|:)\s?00(?!\d)")
GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))")
PHONE = re.compile(r"(?<!\d)0\d(?:[ .\u00a0\u202f-]?\d\d){4}(?!\d)|(?<!\d)0 ?\d{3} ?\d{3} ?\d{3}(?!\d)")
SEPTEMBER = re.compile(r"(?<=\d )sept\b\.?(?=[ \n]\d{4})|(?<=\d )sept\.")
ORDINAL = re.compile(r"([IVXLCDM]+)(?:e|er|ère|ème|es)?")
JOINED = re.compile(r"(\d+)\s?(?:nde?|ère|ème|er|e|h|H)(?![^\W\d_])")
NEGATIONS = words(
    """
    ne pas jamais rien aucun aucune sans ni non nul nulle
    """
)
ABBREVIATED = {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "oct": 10, "nov": 11, "déc": 12}
DECADES = frozenset({"soixante", "vingt", "trente", "quarante", "cinquante"})
BEGINS = re.compile(r"(?:^|[.!?…:;\n]|[-–—•*>#|]\s)[\s«»“”\"'’(\[*_-]*$")


class Facts(msgspec.Struct, frozen=True):
    numbers: tuple[int, ...]
    negations: int
    names: frozenset[str]


def facts(text: str) -> Facts:
    """Of a sentence or two."""
    plain = PHONE.sub(lambda found: re.sub(r"\D", "", found[0]), text).replace("%", " 100 ")
    plain = SEPTEMBER.sub("septembre", plain)
    plain = JOINED.sub(r"\1 ", GROUPED.sub("", TIME.sub(r"\1", plain)))
    numbers, negations, names = Counter[int](), 0, set[str]()
    held: list[str] = []
    for found in WORD.finditer(plain):
        word, norm = found[0], normal(found[0])
        negations += norm in NEGATIONS or (norm == "n" and plain[found.end() : found.end() + 1] in "’'")
        if is_number_word(norm) or (held and norm in {"et", "un", "une", "onze"}):
            held.append(norm)
            continue
        _count(numbers, held)
        if (value := _value(word, norm)) is not None:
            numbers[value] += 1
        elif _is_name(word, norm, plain, found.start()):
            names.add(norm)
    _count(numbers, held)
    return Facts(tuple(sorted(numbers.elements())), negations, frozenset(names))


def _count(numbers: Counter[int], held: list[str]) -> None:
    while held and held[-1] in {"et", "un", "une"} and not (len(held) > 2 and held[-2] == "et"):
        held.pop()
    if held and (value := worth(held)) is not None:
        numbers[value] += 1
    held.clear()


def _value(word: str, norm: str) -> int | None:
    if word.isdigit():
        return int(word)
    if norm in MONTHS:
        return MONTHS.index(norm) + 1
    if norm in ABBREVIATED:
        return ABBREVIATED[norm]
    if len(word) > 1 and (found := ORDINAL.fullmatch(word)):
        return roman(found[1])
    return None


def _is_name(word: str, norm: str, text: str, start: int) -> bool:
    """A capital inside a sentence. Words all in capitals are shouted, not named."""
    if not word[0].isupper() or (word.isupper() and len(word) > 1) or norm in WEEKDAYS:
        return False
    if norm in NEVER_LAST | SOMETIMES_LAST | BEFORE_A_NUMBER or any(part in MONTHS for part in parts(norm)):
        return False
    return not BEGINS.search(text, max(0, start - 12), start)


def kept(before: str, after: str) -> bool:
    """Does the second text still say each number, date and name of the first, and as many negations?"""
    first, second = facts(before), facts(after)
    words = {normal(found[0]) for found in WORD.finditer(after)}
    return first.numbers == second.numbers and first.negations == second.negations and first.names <= words
