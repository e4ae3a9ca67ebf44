"""M11. Few adverbs in -ment."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

SHORTEST = 8
# Nouns, and adverbs that everybody says.
OTHERS = words(
    """
    appartement médicament médicaments traitement vêtement moment sentiment bâtiment logement événement évènement
    paiement gouvernement mouvement document changement argument accompagnement hébergement règlement comportement
    département équipement élément instrument établissement enseignement handicapement supplément tempérament
    testament parlement rendement versement placement déplacement remboursement engagement fonctionnement
    renseignement jugement serment tellement seulement vraiment comment simplement complément financement
    stationnement isolement vieillissement prélèvement recrutement consentement signalement licenciement soulagement
    encouragement développement lancement aliment régiment ciment piment segment fragment emplacement abonnement
    alignement entraînement emprisonnement avertissement investissement classement croisement dégagement éloignement
    embêtement entêtement pansement rangement remplacement stockage groupement bouleversement remerciement
    accouchement allaitement avancement enregistrement enterrement écoulement étonnement fondement frottement
    grossissement internement ralentissement rassemblement recensement redressement rétablissement tremblement
    virement voûtement aménagement déménagement emménagement
    """
)


def check(reading: Reading) -> Iterator[Found]:
    for norm, places in reading.document.index.items():
        if norm.endswith("ment") and len(norm) >= SHORTEST and norm not in OTHERS and norm[0].isalpha():
            for at in places:
                if not _is_noun(reading, at):
                    yield reading.at(at)


def _is_noun(reading: Reading, at: int) -> bool:
    """After « le » or « un », and « ils aiment » after a pronoun."""
    return reading.norm(at, -1) in BEFORE_A_NOUN


BEFORE_A_NOUN = words(
    """
    le la l' un une ce cet cette mon ma ton ta son sa notre votre leur du au de d' aucun chaque ils elles qui en par
    sans quel tout premier même autre nouveau bon les des ses vos nos
    """
)

RULE = Rule(
    id="M11",
    title="Ce mot long en « ‑ment » peut partir.",
    ref="RLS-6.4",
    severity="info",
    why="Ces mots sont longs et disent peu. Enlevez ce mot, ou prenez un mot court.",
    before="Il vient régulièrement.",
    after="Il vient souvent.",
    check=check,
)
