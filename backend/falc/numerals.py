"""What a number is worth, however it is written: digits, words, Roman letters, months."""

import re
from collections.abc import Sequence

UNITS = {
    word: worth
    for worth, word in enumerate(
        [
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
} | {"une": 1}
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
        "huitante": 80, "nonante": 90}  # fmt: skip
LARGE = {"cent": 100, "cents": 100, "mille": 1000}
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
NUMBER_WORDS = (UNITS.keys() - {"un", "une"}) | TENS.keys() | LARGE.keys() | {"vingts"}
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def parts(norm: str) -> list[str]:
    """« quatre-vingt-dix » is three words, « vingt-et-un » too."""
    return [part for part in norm.split("-") if part]


def is_number_word(norm: str) -> bool:
    held = parts(norm)
    return (
        bool(held)
        and all(part in NUMBER_WORDS or part in {"et", "un", "une"} for part in held)
        and (held[0] in NUMBER_WORDS)
    )


def worth(words: Sequence[str]) -> int | None:
    """What these words are worth together; None when they are not one number."""
    total = current = 0
    for word in (part for given in words for part in parts(given)):
        if word == "et":
            continue
        if word in {"vingt", "vingts"} and current % 100 == 4:
            current += 76
        elif word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0))
        elif word in {"cent", "cents"}:
            current = max(current, 1) * 100
        elif word == "mille":
            total, current = total + max(current, 1) * 1000, 0
        else:
            return None
    return total + current


def roman(letters: str) -> int | None:
    """XIV → 14. None when these letters are no number as Romans wrote them."""
    if not letters or not ROMAN.fullmatch(letters):
        return None
    values = [LETTERS[letter] for letter in letters]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
