"""Measures of what is seen before one reads."""

import re

from backend.falc.reading import Reading
from backend.falc.text.written import words

SIGNS = words("; ( ) [ ] – — … : /")
HARD = re.compile(
    r"%|&|§|[+=<>#~]|\d{1,2}/\d{1,2}/\d{2,4}|\b\d{1,2}h\d{0,2}\b|\b[XVI]{2,}e?\b|\d{5,}"
    r"|\d[ \u00a0]\d{3}[ \u00a0]\d{3}|\bn°|\betc\b"
)


def of_shape(reading: Reading) -> dict[str, float]:
    """By words, not by sentences: to cut a sentence in two must never make a text harder."""
    count = len(reading.sentences)
    lines: dict[int, int] = {}
    blocks: dict[int, int] = {}
    for sentence in reading.sentences:
        block = reading.document.lines[sentence.line].block
        lines[sentence.line] = lines.get(sentence.line, 0) + sentence.words
        blocks[block] = blocks.get(block, 0) + sentence.words
    inside = sum(1 for at in reading.document.where(SIGNS) if not reading.begins(at))
    return {
        "mots par ligne": sum(lines.values()) / len(lines),
        "mots par paragraphe": sum(blocks.values()) / len(blocks),
        "parenthèses, tirets et points-virgules par phrase": inside / count,
        "signes et nombres difficiles par phrase": len(HARD.findall(reading.document.text)) / count,
    }
