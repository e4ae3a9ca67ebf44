"""From characters to tokens. Each repetition of a form below is bounded or has one way to match: time is linear."""

import re
import unicodedata
from collections.abc import Iterator

from backend.falc.text.parts import Kind, Line, Token

L = r"(?:[^\W\d_]|[\u0300-\u036f])"
SP = r"[ \u00a0\u202f\u2009]"
FORMS: tuple[tuple[Kind, str], ...] = (
    ("space", r"\s+"),
    ("url", r"(?:https?://|www\.)[^\s<>()\[\]«»\"|]{1,2000}(?<![.,;:!?…])"),
    ("email", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    ("blank", r"%\(\w{1,40}\)[sd]|\{\{?[\w .]{1,40}\}?\}"),
    ("mark", r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|__|`+|<!--(?:[^-]|-(?!->)){0,300}-->"
             r"|</?[a-zA-Z][^<>\n]{0,200}>|\]\([^()\s]{0,300}\)"),
    ("number", r"\d{1,4}/\d{1,2}/\d{1,4}(?![\d/])|0\d(?:[ .\u00a0\u202f-]?\d\d){4}(?!\d)"
               rf"|\d{{1,2}}{SP}?[hH](?:{SP}?\d\d(?!\d))?(?!\w)"
               rf"|(?:\d{{1,3}}(?:{SP}\d{{3}}(?!\d))+|\d+)(?:[.,]\d+)?"
               r"(?:(?:ers?|ères?|res?|nde?s?|èmes?|emes?|es?)(?!\w))?"),
    ("elided", r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=\w)"),
    ("word", rf"(?:aujourd|quelqu|presqu|prud)['’]{L}{{1,20}}|(?:{L}|(?<=[^\W_])[-‑·](?=[^\W_])|(?<=[^\W_])\d)+"),
    ("sign", r"."),
)  # fmt: skip
TOKEN = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in FORMS), re.IGNORECASE | re.DOTALL)
CLITIC = re.compile(
    r"[-‑](?:t[-‑])?(?:je|tu|il|elle|on|nous|vous|ils|elles|le|la|les|lui|leur|moi|toi|y|en|ce)$", re.IGNORECASE
)
WHOLE = frozenset({"rendez-vous", "chez-soi", "là-dedans", "garde-à-vous", "chez-moi", "m'as-tu-vu"})
SAME = str.maketrans({"’": "'", "‑": "-", "\u00ad": None})


def normal(word: str) -> str:
    """How a word is compared with another."""
    if word.isascii():
        return word.lower()
    if not unicodedata.is_normalized("NFC", word):
        word = unicodedata.normalize("NFC", word)
    return word.translate(SAME).lower()


def tokens_of(text: str, lines: list[Line]) -> Iterator[Token]:
    """All of the text, in order; the signs that make a title or an item are marks."""
    for line in lines:
        if line.kind == "code":
            yield Token(line.start, line.end, "code", "")
        elif line.kind == "rule":
            yield Token(line.start, line.end, "mark", "")
        else:
            if line.body > line.start:
                yield Token(line.start, line.body, "mark", "")
            yield from _within(text, line.body, line.end)


def _within(text: str, start: int, end: int) -> Iterator[Token]:
    for found in TOKEN.finditer(text, start, end):
        kind: Kind = found.lastgroup  # type: ignore[assignment]  # one of FORMS
        if kind in {"space", "mark"}:
            yield Token(found.start(), found.end(), kind, "")
            continue
        norm = normal(found[0])
        if kind == "word" and "-" in norm and norm not in WHOLE and (cut := CLITIC.search(norm)):
            at = found.start() + cut.start()
            if len(norm) == len(found[0]) and cut.start():
                yield Token(found.start(), at, "word", norm[: cut.start()])
                yield Token(at, found.end(), "clitic", norm[cut.start() :])
                continue
        yield Token(found.start(), found.end(), kind, norm)
