"""D09. Short titles."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule


def check(reading: Reading) -> Iterator[Found]:
    words: dict[int, int] = {}
    for sentence in reading.sentences:
        words[sentence.line] = words.get(sentence.line, 0) + sentence.words
    for at in sorted(reading.titles):
        line = reading.document.lines[at]
        if words.get(at, 0) > reading.limits.title_words:
            text = reading.document.text[line.body : line.end]
            yield Found(line.body, line.body + len(text.rstrip()), about=f"Il a {words[at]} mots.")


RULE = Rule(
    id="D09",
    title="Ce titre est long.",
    ref="RLS-6.6.5",
    severity="warning",
    why="Un titre se lit d’un coup d’œil : 8 mots au plus. Une question marche bien.",
    before="# Ce que vous devez savoir sur les repas du midi",
    after="# Que mange-t-on à midi ?",
    check=check,
)
