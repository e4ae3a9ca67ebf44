"""S05. Who does it: the active voice."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import BE, MOVING, is_participle
from backend.falc.words.lexicon import lemma

BETWEEN = words(
    """
    pas plus jamais bien aussi déjà encore toujours très vite souvent parfois ensuite donc été
    """
)
REFLEXIVE = frozenset(["s'", "se", "me", "m'", "te", "t'"])
SELVES = frozenset({"nous", "vous"})
# States, not acts.
STATES = words(
    """
    fatigué fatiguée fatigués fatiguées marié mariée mariés mariées âgé âgée âgés âgées assis assise situé située
    situés fermé fermée fermés fermées ouvert ouverte ouverts ouvertes perdu perdue handicapé handicapée handicapés
    obligé obligée inquiet content pressé pressée déçu déçue énervé énervée occupé occupée compliqué compliquée
    adapté adaptée connu connue libre mort morte né née fini finie cassé cassée interdit interdite prévu prévue fait
    faite faits dû due sûr réservé fâché fâchée désolé désolée gratuit abîmé salé sucré carré couché couchée levé
    levée habillé séparé divorcé
    """
)


def check(reading: Reading) -> Iterator[Found]:
    for at in sorted(reading.document.where(BE)):
        end = at + 1
        while reading.norm(at, end - at) in BETWEEN:
            end += 1
        norm = reading.norm(at, end - at)
        if not norm or not is_participle(norm) or norm in STATES:
            continue
        if reading.norm(at, -1) in REFLEXIVE or (reading.norm(at, -1) in SELVES and reading.norm(at, -2) in SELVES):
            continue
        if lemma(norm) not in MOVING and _base(norm) not in MOVING_FORMS:
            yield reading.at(at, end)


def _base(norm: str) -> str:
    return norm.rstrip("s").removesuffix("e") if norm.endswith(("e", "es", "s")) else norm


MOVING_FORMS = words(
    """
    allé venu arrivé parti entré sorti monté descendu né mort resté tombé retourné passé devenu revenu rentré décédé
    """
)

RULE = Rule(
    id="S05",
    title="On ne voit pas qui fait l’action.",
    ref="RLS-7.3",
    severity="info",
    why="Dites d’abord qui agit : « Le médecin signe le papier. »",
    before="Le papier est signé par le médecin.",
    after="Le médecin signe le papier.",
    check=check,
)
