"""S09. No semicolon."""

from collections.abc import Iterator

from backend.falc.findings import Edit, Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

SEMICOLON = frozenset({";"})


def check(reading: Reading) -> Iterator[Found]:
    """A full stop in its place; at the end of an item, nothing; after a colon, a comma."""
    text = reading.document.text
    for at in sorted(reading.document.where(SEMICOLON)):
        token = reading.document.solid[at]
        start = token.start
        while start and text[start - 1] in " \u00a0\u202f":
            start -= 1
        after = reading.after(at)
        if after is None:
            edits: tuple[Edit, ...] = (Edit(start, token.end, ""),)
        elif _after_colon(reading, at) or after.kind not in {"word", "elided"}:
            edits = (Edit(start, token.end, ","),)
        else:
            edits = (Edit(start, after.start + 1, f". {text[after.start].upper()}"),)
        yield Found(token.start, token.end, edits=edits)


def _after_colon(reading: Reading, at: int) -> bool:
    first = max(reading.sentence(at).first, at - 60)
    return any(token.norm == ":" for token in reading.document.solid[first:at])


RULE = Rule(
    id="S09",
    title="Un point-virgule.",
    ref="RLS-4.2",
    severity="error",
    why="Peu de gens savent ce que ce signe veut dire. Mettez un point.",
    before="Il mange ; il boit.",
    after="Il mange. Il boit.",
    check=check,
    fixes=True,
)
