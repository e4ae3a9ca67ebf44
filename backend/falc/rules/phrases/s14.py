"""S14. The present rather than the imperfect."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import has_subject, is_imperfect

ALWAYS = words(
    """
    étais était étions étiez étaient avais avait avions aviez avaient
    """
)
ENDINGS = ("ais", "ait", "ions", "iez", "aient")


def check(reading: Reading) -> Iterator[Found]:
    for norm in reading.document.index:
        if norm.endswith(ENDINGS) and (norm in ALWAYS or is_imperfect(norm)):
            for at in reading.document.index[norm]:
                if norm in ALWAYS or has_subject(reading, at) or norm.endswith("aient"):
                    yield reading.at(at)


RULE = Rule(
    id="S14",
    title="Ce verbe est à l’imparfait.",
    ref="RLS-7.1",
    severity="info",
    why="Le présent est plus simple. Pour le passé, prenez le passé composé : « il a mangé ».",
    before="Il mangeait à midi.",
    after="Il a mangé à midi.",
    check=check,
)
