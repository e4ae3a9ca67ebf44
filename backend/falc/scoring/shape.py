"""Measures of what is seen before one reads."""

import re

from backend.falc.reading import Reading
from backend.falc.text.written import words

SIGNS = words("; ( ) [ ] – — … : /")
HARD = re.compile(
    r"%|&|§|[+=<>#~]|\d{1,2}/\d{1,2}/\d{2,4}|\b\d{1,2}h\d{0,2}\b|\b[XVI]{2,}e?\b|\d{5,}|\d[ \u00a0]\d{3}[ \u00a0]\d{3}|\bn°|\betc\b"
)
TEXT = frozenset({"text", "quote"})


def of_shape(reading: Reading) -> dict[str, float]:
    count = len(reading.sentences)
    lines = reading.document.lines
    crowded = sum(
        before.line == sentence.line for before, sentence in zip(reading.sentences, reading.sentences[1:], strict=False)
    )
    blocks: dict[int, int] = {}
    for sentence in reading.sentences:
        if lines[sentence.line].kind in TEXT:
            blocks[lines[sentence.line].block] = blocks.get(lines[sentence.line].block, 0) + 1
    inside = sum(1 for at in reading.document.where(SIGNS) if not reading.begins(at))
    return {
        "phrases qui ne commencent pas une ligne": crowded / count,
        "phrases par paragraphe": sum(blocks.values()) / max(len(blocks), 1),
        "parenthèses, tirets et points-virgules par phrase": inside / count,
        "signes et nombres difficiles par phrase": len(HARD.findall(reading.document.text)) / count,
    }
