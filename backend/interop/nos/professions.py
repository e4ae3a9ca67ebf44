"""Professions of those who work with people, by the code that registers and Pro Santé Connect give.

Sources: TRE_G15 as TRE_A02-ProfessionSavFaire-CISIS lists it, TRE_R94-ProfessionSocial, and of
JDV_J48-ProfessionNonPS those that work in houses. Read 2026-11-21.
"""

PROFESSIONS = {
    "10": "Médecin",
    "21": "Pharmacien",
    "35": "Aide-soignant",
    "37": "Auxiliaire de puériculture",
    "40": "Chirurgien-Dentiste",
    "41": "Assistant de service social",
    "42": "Auxiliaire de vie sociale",
    "43": "Technicien de l'intervention sociale et familiale",
    "44": "Conseiller en économie sociale et familiale",
    "45": "Médiateur familial",
    "46": "Assistant familial",
    "47": "Aide médico-psychologique (AMP)",
    "48": "Moniteur éducateur",
    "49": "Educateur de jeunes enfants",
    "50": "Sage-Femme",
    "51": "Educateur spécialisé",
    "52": "Educateur technique spécialisé",
    "53": "Accompagnant éducatif et social",
    "60": "Infirmier",
    "69": "Infirmier psychiatrique",
    "70": "Masseur-Kinésithérapeute",
    "80": "Pédicure-Podologue",
    "91": "Orthophoniste",
    "92": "Orthoptiste",
    "93": "Psychologue",
    "94": "Ergothérapeute",
    "95": "Diététicien",
    "96": "Psychomotricien",
    "98": "Manipulateur ERM",
    "331": "Secrétaire médicale",
    "332": "Assistant médical",
    "333": "Responsable de secteur",
    "350": "Aide à domicile",
}
#: By which codes houses call the role of somebody of this profession; ours, and only to propose one.
WORKS_AS = {
    "10": ("medecin", "medecin coordonnateur"),
    "35": ("aide soignant", "aide soignante"),
    "41": ("assistant social", "assistante sociale"),
    "48": ("moniteur educateur", "educateur"),
    "51": ("educateur", "educatrice", "educateur specialise"),
    "53": ("accompagnant educatif et social", "aes"),
    "60": ("infirmier", "infirmiere", "ide"),
    "70": ("kinesitherapeute",),
    "91": ("orthophoniste",),
    "93": ("psychologue",),
    "94": ("ergotherapeute",),
    "96": ("psychomotricien", "psychomotricienne"),
    "331": ("secretaire", "secretariat medical"),
}
