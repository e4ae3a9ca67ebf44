"""What can be told of a verb from its form, its dictionary form and the word before: no parser is needed."""

from backend.falc.reading import Reading
from backend.falc.text.written import words
from backend.falc.words.lexicon import films, lemma, participles

SUBJECTS = words(
    """
    je j' tu il elle on nous vous ils elles qui ce c' ça cela
    """
)
BETWEEN = words(
    """
    ne n' y en me m' te t' se s' lui leur le la les l' vous nous
    """
)
BE = words(
    """
    suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront serais serait
    serions seriez seraient sois soit soyons soyez soient fus fut furent être été
    """
)
HAVE = words(
    """
    ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait
    auraient
    """
)
# With « être », these say who went where; the others say what was done to somebody.
MOVING = words(
    """
    aller venir arriver partir entrer sortir monter descendre naître mourir rester tomber retourner passer devenir
    revenir rentrer décéder repartir parvenir intervenir survenir
    """
)
IRREGULAR_FUTURE = [
    "ser",
    "aur",
    "ir",
    "fer",
    "pourr",
    "voudr",
    "devr",
    "viendr",
    "tiendr",
    "verr",
    "saur",
    "faudr",
    "vaudr",
    "enverr",
    "mourr",
    "courr",
    "recevr",
    "pleuvr",
    "jetter",
    "appeller",
    "achèter",
    "lèver",
    "mèner",
    "essaier",
    "paier",
    "aider",
]
PRESENT_TOO = words(
    """
    connait reconnait parait apparait disparait naît nait plait déplait accroit
    """
)
IMPERFECT = ("aient", "ais", "ait", "ions", "iez")
INFINITIVES = ("er", "ir", "re", "oir")


def is_verb(norm: str) -> bool:
    found = lemma(norm)
    return found != norm and found.endswith(INFINITIVES) and found in films()


def has_subject(reading: Reading, at: int) -> bool:
    """« il ne le disait »: a pronoun stands before, with small words between."""
    for back in (1, 2, 3):
        norm = reading.norm(at, -back)
        if norm in SUBJECTS:
            return True
        if norm not in BETWEEN:
            return False
    return False


def is_conditional(norm: str) -> bool:
    for ending in IMPERFECT:
        if norm.endswith(ending):
            stem, infinitive = norm.removesuffix(ending), lemma(norm)
            regular = stem == infinitive or (infinitive.endswith("re") and stem == infinitive[:-1])
            return stem.endswith("r") and (
                regular or any(stem.endswith(one) and _irregular(stem, one) for one in IRREGULAR_FUTURE)
            )
    return False


def _irregular(stem: str, one: str) -> bool:
    return stem == one or (len(one) > 3 and stem.removesuffix(one) in {"re", "de", "par", "entre", "con", "sou", "ob"})


def is_imperfect(norm: str) -> bool:
    return (
        norm.endswith(IMPERFECT)
        and len(norm) > 4
        and norm not in PRESENT_TOO
        and is_verb(norm)
        and not is_conditional(norm)
    )


def is_participle(norm: str) -> bool:
    return norm in participles()
