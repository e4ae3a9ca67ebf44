"""A local Annuaire Santé: invented professionals, in pages, for whoever has the key."""

import json

from tests.contracts.bent_http import Answer
from tests.people.lists.making import rpps

KEY = "a key that we invented"
G15 = "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante"
NAMES = [
    ("Hoarau", "Julie", "60"),
    ("Gauvin", "Luc", "60"),
    ("Turpin", "Anne", "10"),
    ("Sinama", "Yves", "60"),
    ("Boyer", "Léa", "94"),
]


def entries(number, family, given, profession, finess):
    practitioner = {
        "resourceType": "Practitioner", "id": f"p{number}",
        "identifier": [{"system": "https://rpps.esante.gouv.fr", "value": rpps(100 + number)}],
        "name": [{"family": family, "given": [given], "prefix": ["MME" if given in ("Julie", "Anne", "Léa") else "M"]}],
        "qualification": [{"code": {"coding": [{"system": G15, "code": profession}]}}],
    }  # fmt: skip
    role = {
        "resourceType": "PractitionerRole", "id": f"r{number}", "active": number != 4,
        "practitioner": {"reference": f"Practitioner/p{number}"}, "organization": {"reference": "Organization/o"},
    }  # fmt: skip
    house = {
        "resourceType": "Organization",
        "id": "o",
        "identifier": [{"system": "https://finess.esante.gouv.fr", "value": finess}],
    }
    return [{"resource": one} for one in (role, practitioner, house)]


class AnnuaireServer:
    """Two professionals a page; the next one has an address of its own. `bend` changes an answer before it leaves."""

    def __init__(self, finess):
        self.origin, self.finess, self.asked, self.status = "", finess, [], 200
        self.bend = lambda bundle: bundle

    @property
    def address(self):
        return f"{self.origin}/fhir/v2"

    async def handle(self, asked):
        self.asked.append((asked.path, asked.headers.get("esante-api-key")))
        first = int(asked.path.rpartition("/")[2]) if "/pages/" in asked.path else 0
        found = [one for n in range(first, min(first + 2, len(NAMES))) for one in entries(n, *NAMES[n], self.finess)]
        links = [{"relation": "self", "url": self.address}]
        if first + 2 < len(NAMES):
            links.append({"relation": "next", "url": f"{self.address}/pages/{first + 2}"})
        bundle = self.bend({"resourceType": "Bundle", "type": "searchset", "entry": found, "link": links})
        return Answer(json.dumps(bundle).encode(), "application/fhir+json", self.status)
