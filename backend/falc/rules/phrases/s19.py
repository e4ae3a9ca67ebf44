"""S19. Simple tenses: not the past before the past, nor the past of the future."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import is_participle

BEFORE = words(
    """
    avais avait avions aviez avaient étais était étions étiez étaient aurai auras aura aurons aurez auront aurais
    aurait aurions auriez auraient
    """
)
BETWEEN = frozenset(["pas", "plus", "jamais", "bien", "déjà", "été", "tout"])
STATES = words(
    """
    marié mariée fatigué fatiguée assis assise fermé fermée ouvert ouverte content âgé âgée malade mort
    """
)


def check(reading: Reading) -> Iterator[Found]:
    for at in sorted(reading.document.where(BEFORE)):
        ahead = 1
        while reading.norm(at, ahead) in BETWEEN and reading.norm(at, ahead + 1):
            ahead += 1
        norm = reading.norm(at, ahead)
        if norm and is_participle(norm) and norm not in STATES:
            yield reading.at(at, at + ahead)


RULE = Rule(
    id="S19",
    title="Ce temps est compliqué.",
    ref="RLS-7.1",
    severity="info",
    why="Racontez dans l’ordre : ce qui vient d’abord, puis ce qui vient ensuite.",
    before="Il avait mangé avant de partir.",
    after="Il a mangé. Ensuite il est parti.",
    check=check,
)
