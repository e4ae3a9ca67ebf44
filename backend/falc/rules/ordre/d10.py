"""D10. Titles often: a long text without any is a wall."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule


def check(reading: Reading) -> Iterator[Found]:
    """Told at the sentence that is one too many since the last title."""
    since, line = 0, 0
    lines = reading.document.lines
    for sentence in reading.sentences:
        if any(lines[at].kind == "title" for at in range(line, sentence.line + 1)):
            since = 0
        line = sentence.line + 1 if sentence.line >= line else line
        if lines[sentence.line].kind in {"text", "item"}:
            since += 1
        if since == reading.limits.sentences_under_title + 1:
            yield Found(sentence.left, sentence.right)


RULE = Rule(
    id="D10",
    title="Beaucoup de phrases sans titre.",
    ref="RLS-6.6.4",
    severity="info",
    why="Un titre toutes les 10 phrases aide à se repérer et à faire une pause.",
    before="Un.\nDeux.\nTrois.\nQuatre.\nCinq.\nSix.\nSept.\nHuit.\nNeuf.\nDix.\nOnze.",
    after="# Compter\nUn.\nDeux.\nTrois.\nQuatre.\nCinq.\n# La suite\nSix.\nSept.\nHuit.",
    check=check,
)
