"""Whether a text says what a word means: in the same sentence, or in the two that follow."""

import re

from backend.falc.reading import Reading

CUE = re.compile(
    r"\b(?:c[’']est|ce sont|veut dire|veulent dire|signifie|signifient|ça veut|on appelle|s[’']appelle|il s[’']agit"
    r"|est une?|sont des|c[’']est-à-dire|autrement dit|ça s[’']appelle|le mot|définition)\b",
    re.IGNORECASE,
)
LINKED = re.compile(r"\s*\*{0,2}\]\(")


def explained(reading: Reading, at: int) -> bool:
    """A word that is a link opens its own explanation."""
    token = reading.document.solid[at]
    sentences = reading.document.sentences
    near = sentences[token.sentence : token.sentence + 3]
    text = reading.document.text
    if LINKED.match(text, token.end):
        return True
    return any(CUE.search(text, one.left, min(one.right, one.left + 400)) for one in near)
