"""D06. Examples of daily life."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.making import phrases_of
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.phrases import Phrases

EXAMPLES = Phrases(phrases_of("par exemple | un exemple | des exemples | exemple : | comme quand | imaginez"))


def check(reading: Reading) -> Iterator[Found]:
    """Of a long text, once, at its first sentence."""
    if len(reading.sentences) >= reading.limits.long_text and not any(EXAMPLES.find(reading.document)):
        first = reading.sentences[0]
        yield Found(first.left, first.right)


RULE = Rule(
    id="D06",
    title="Ce texte ne donne pas d’exemple.",
    ref="RLS-6.8",
    severity="info",
    why="Un exemple de tous les jours fait comprendre une idée.",
    before="\n".join("Vous avez des droits." for _ in range(20)),
    after="\n".join(["Vous avez des droits.", "Par exemple, vous choisissez votre médecin."] * 10),
    check=check,
)
