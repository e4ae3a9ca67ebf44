"""M04. The same word for the same thing."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

SAME = (
    ("médecin", "docteur", "praticien"),
    ("logement", "appartement", "hébergement", "domicile"),
    ("usager", "résident", "bénéficiaire"),
    ("papier", "document", "pièce justificative"),
    ("argent", "fonds", "somme"),
    ("réunion", "rencontre", "assemblée"),
    ("travail", "emploi", "poste"),
    ("voiture", "véhicule", "auto"),
    ("aide", "soutien", "assistance"),
    ("directeur", "responsable", "dirigeant"),
    ("médicament", "traitement", "remède"),
    ("repas", "collation", "restauration"),
)


def check(reading: Reading) -> Iterator[Found]:
    """The first time that a second word comes for a thing already named."""
    for words in SAME:
        places = sorted((reading.lemmas[word][0], word) for word in words if word in reading.lemmas)
        first = sorted((min(reading.lemmas[word]), word) for _, word in places)
        for at, _ in first[1:]:
            yield reading.at(at, None, first[0][1])


RULE = Rule(
    id="M04",
    title="Deux mots disent la même chose.",
    ref="RLS-7.5",
    severity="warning",
    why="Quand le mot change, on cherche ce qui a changé. Gardez le même mot pour la même chose.",
    before="Le médecin arrive. Le docteur vous parle.",
    after="Le médecin arrive. Le médecin vous parle.",
    check=check,
)
