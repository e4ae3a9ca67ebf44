"""D05. Little text in each paragraph."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule


def check(reading: Reading) -> Iterator[Found]:
    """Told at the sentence that is one too many in its paragraph; a list is no paragraph."""
    counted: dict[int, int] = {}
    lines = reading.document.lines
    for sentence in reading.sentences:
        if lines[sentence.line].kind != "text":
            continue
        block = lines[sentence.line].block
        counted[block] = counted.get(block, 0) + 1
        if counted[block] == reading.limits.block_sentences + 1:
            yield Found(sentence.left, sentence.right)


RULE = Rule(
    id="D05",
    title="Ce paragraphe est long.",
    ref="RLS-6.6.2, EVAM-20",
    severity="info",
    why="On se perd dans un bloc de texte. Laissez une ligne vide après 5 ou 6 phrases.",
    before="Un. Deux. Trois. Quatre. Cinq. Six. Sept.",
    after="Un. Deux. Trois.\n\nQuatre. Cinq. Six. Sept.",
    check=check,
)
