"""Invented people, as lists write them."""

from msgspec import Struct

TITLES = (
    "numero", "nom_naissance", "prenoms", "nom_utilise", "date_naissance", "sexe", "lieu_naissance", "statut_identite",
    "matricule", "equipe", "entree", "sortie", "contact_nom", "contact_prenom", "contact_role", "contact_telephone",
    "mesure_type", "mesure_nom", "mesure_debut",
)  # fmt: skip
STAFF = ("identifiant", "civilite", "nom", "prenom", "profession", "role", "equipe", "debut", "fin")


class Somebody(Struct, frozen=True, kw_only=True):
    """A line: what is not said is an empty cell."""

    numero: str = ""
    nom_naissance: str = "GRONDIN"
    prenoms: str = "ROSE ANNE"
    nom_utilise: str = ""
    date_naissance: str = "12/03/1950"
    sexe: str = "F"
    lieu_naissance: str = "97411"
    statut_identite: str = ""
    matricule: str = ""
    equipe: str = ""
    entree: str = ""
    sortie: str = ""
    contact_nom: str = ""
    contact_prenom: str = ""
    contact_role: str = ""
    contact_telephone: str = ""
    mesure_type: str = ""
    mesure_nom: str = ""
    mesure_debut: str = ""


class Colleague(Struct, frozen=True, kw_only=True):
    identifiant: str = ""
    civilite: str = "MME"
    nom: str = "LEBRETON"
    prenom: str = "Nadia"
    profession: str = "60"
    role: str = "infirmière du foyer"
    equipe: str = "Équipe soins"
    debut: str = ""
    fin: str = ""


def csv_of(*people, titles=None, separator=";", encoding="utf-8"):
    titles = titles or (STAFF if isinstance(people[0], Colleague) else TITLES)
    lines = [titles, *([getattr(one, title) for title in titles] for one in people)]
    return "\r\n".join(separator.join(line) for line in lines).encode(encoding)


def rpps(number):
    """Eleven digits that end well, for the n-th invented professional."""
    body = f"9970{number:06d}"
    for last in "0123456789":
        doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(body + last)))
        if sum(value - 9 * (value > 9) for value in doubled) % 10 == 0:
            return body + last
    raise AssertionError
