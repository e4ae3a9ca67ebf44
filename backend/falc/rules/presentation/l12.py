"""L12. No raw address in a text."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

LONGEST = 22


def check(reading: Reading) -> Iterator[Found]:
    """A short one may be typed: « www.caf.fr »."""
    text = reading.document.text
    for token in reading.document.solid:
        if token.kind == "url" and text[max(0, token.start - 2) : token.start] != "](":
            written = token.norm.removeprefix("https://").removeprefix("http://")
            if "/" in written.rstrip("/") or len(written) > LONGEST:
                yield Found(token.start, token.end)


RULE = Rule(
    id="L12",
    title="Une adresse de site en entier.",
    ref="EU",
    severity="info",
    why="Personne ne lit une longue adresse. Mettez un lien sur des mots, ou une adresse courte.",
    before="Allez sur https://exemple.fr/aide/papiers.",
    after="Allez sur www.exemple.fr.",
    check=check,
)
