"""Who may sign in to the demo, with passwords made for this installation alone."""

import hashlib
import secrets
from typing import Any

import msgspec

WORDS = (
    "abricot",
    "bateau",
    "cerise",
    "dauphin",
    "forêt",
    "girafe",
    "jardin",
    "lavande",
    "mangue",
    "nuage",
    "orange",
    "piano",
)


class Resident(msgspec.Struct, frozen=True):
    """Somebody of the demo: `provider` says through which door she comes in first."""

    login: str
    given_name: str
    family_name: str
    name: str
    role: str
    provider: str
    claims: dict[str, Any]


DAVID = Resident(
    "david", "David", "Morel", "David Morel", "usager", "franceconnect-plus",
    {"given_name": "David Paul", "family_name": "MOREL", "birthdate": "1984-03-12", "gender": "male",
     "birthplace": "97411", "birthcountry": "99100", "email": "david@exemple.test"},
)  # fmt: skip
MARTIN = Resident(
    "martin", "Sophie", "Martin", "Madame Martin", "infirmière", "prosanteconnect",
    {"given_name": "Sophie", "family_name": "MARTIN", "SubjectNameID": "899700000001",
     "SubjectRole": ["60^1.2.250.1.213.1.1.5.5"]},
)  # fmt: skip
BENALI = Resident(
    "benali", "Karim", "Benali", "Karim Benali", "éducateur", "prosanteconnect",
    {"given_name": "Karim", "family_name": "BENALI", "SubjectNameID": "350000000002",
     "SubjectRole": ["313^1.2.250.1.213.1.1.5.5"]},
)  # fmt: skip
RIVIERE = Resident(
    "riviere", "Jean", "Rivière", "Monsieur Rivière", "directeur", "prosanteconnect",
    {"given_name": "Jean", "family_name": "RIVIÈRE", "SubjectNameID": "350000000003", "SubjectRole": []},
)  # fmt: skip
LEBON = Resident(
    "lebon", "Claire", "Lebon", "Madame Lebon", "directrice adjointe", "prosanteconnect",
    {"given_name": "Claire", "family_name": "LEBON", "SubjectNameID": "350000000004", "SubjectRole": []},
)  # fmt: skip
MARION = Resident(
    "marion", "Marion", "Payet", "Marion Payet", "usager", "franceconnect-plus",
    {"given_name": "Marion Léa", "family_name": "PAYET", "birthdate": "1991-05-20", "gender": "female",
     "birthplace": "97415", "birthcountry": "99100", "email": "marion@exemple.test"},
)  # fmt: skip
PAULA = Resident(
    "paula", "Paula", "Morel", "Paula Morel", "aidante", "franceconnect-plus",
    {"given_name": "Paula", "family_name": "MOREL", "birthdate": "1981-09-02", "gender": "female",
     "birthplace": "97411", "birthcountry": "99100", "email": "paula@exemple.test"},
)  # fmt: skip
USAGERS = (DAVID, MARION)
EVERYBODY = (DAVID, MARTIN, BENALI, MARION, PAULA, RIVIERE, LEBON)


def new_password() -> str:
    """Three words and two digits: 256 bits are for machines, this is read aloud from a screen."""
    return "-".join(secrets.choice(WORDS) for _ in range(3)) + f"-{secrets.randbelow(90) + 10}"


def subject_of(resident: Resident) -> str:
    """The subject at her own provider."""
    return subjects_of(resident)[resident.provider]


def subjects_of(resident: Resident) -> dict[str, str]:
    """By each provider that knows her. FranceConnect's two know the same people by other names: 64 hex digits, "v1"."""
    if resident.provider == "prosanteconnect":
        return {"prosanteconnect": f"f:demo:{resident.claims['SubjectNameID']}"}
    plus = hashlib.sha256(f"franceconnect-plus {resident.login}".encode()).hexdigest()
    return {
        "franceconnect-plus": f"{plus}v1",
        "franceconnect": resident.login.encode().hex().ljust(64, "0") + "v1",
    }
