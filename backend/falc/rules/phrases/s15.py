"""S15. No simple past: nobody says it."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import has_subject, is_conditional, is_verb
from backend.falc.words.lexicon import lemma

ALWAYS = words(
    """
    fut furent eut eurent firent vinrent prirent mirent purent surent voulurent durent virent dirent tinrent vécut
    vécurent naquit mourut moururent vint tint fîmes fîtes fûmes eûmes
    """
)
ENDINGS = ("èrent", "âmes", "îmes", "ûmes", "âtes", "îtes", "ûtes", "irent", "urent")
NOT_VERBS = frozenset(["dames", "îles", "âmes"])


def check(reading: Reading) -> Iterator[Found]:
    for norm, places in reading.document.index.items():
        if norm in ALWAYS or (norm.endswith(ENDINGS) and len(norm) > 5 and is_verb(norm) and not _present(norm)):
            yield from (reading.at(at) for at in places)
        elif norm.endswith("a") and len(norm) > 3 and _past(norm):
            yield from (reading.at(at) for at in places if has_subject(reading, at))


def _present(norm: str) -> bool:
    """« ils diffèrent », « ils durent », « ils respirent »"""
    return lemma(norm).endswith(("érer", "urer", "irer"))


def _past(norm: str) -> bool:
    """« parla », but not « parlera »."""
    return (
        is_verb(norm)
        and lemma(norm) == f"{norm[:-1]}er".replace("geer", "ger").replace("çer", "cer")
        and not (is_conditional(f"{norm[:-1]}ait"))
    )


RULE = Rule(
    id="S15",
    title="Ce verbe est au passé simple.",
    ref="RLS-7.1",
    severity="warning",
    why="Ce temps ne se dit plus. Prenez le présent, ou « il a mangé ».",
    before="Ils mangèrent à midi.",
    after="Ils ont mangé à midi.",
    check=check,
)
