"""Object identifiers of French health, facts of the Agence du Numérique en Santé.

Source: FR Core 2.2.0 (fr-core-patient-ins) and CI-SIS « Structuration minimale », read 2026-11-21.
"""

INS_NIR = "1.2.250.1.213.1.4.8"
INS_NIA = "1.2.250.1.213.1.4.9"
INS_NIR_TEST = "1.2.250.1.213.1.4.10"
INS_NIR_DEMO = "1.2.250.1.213.1.4.11"
INS = frozenset({INS_NIR, INS_NIA, INS_NIR_TEST, INS_NIR_DEMO})

#: Professionals (RPPS) and structures (prefix 1 = FINESS, 3 = SIRET).
PROFESSIONAL = "1.2.250.1.71.4.2.1"
STRUCTURE = "1.2.250.1.71.4.2.2"

LOINC = "2.16.840.1.113883.6.1"
DOCUMENT_TYPE = "1.2.250.1.213.1.1.4.12"
