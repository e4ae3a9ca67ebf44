"""DocumentReferences made for the tests: an attestation of David, as a DUI sends a PDF."""

import base64
from typing import Any

import msgspec

from tests.interop.papers import pdf

INSEE = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code"
BIRTHPLACE = {
    "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace",
    "valueAddress": {"extension": [{"url": INSEE, "valueCoding": {"code": "97411"}}]},
}
DAVID = {
    "resourceType": "Patient",
    "id": "p",
    "identifier": [{"system": "urn:oid:1.2.250.1.213.1.4.10", "value": "184039741100141"}],
    "name": [{"use": "official", "family": "MOREL", "given": ["DAVID PAUL"]}],
    "gender": "male",
    "birthDate": "1984-03-12",
    "extension": [BIRTHPLACE],
}
MARTIN = {"resourceType": "Practitioner", "id": "a", "name": [{"text": "madame Sophie Martin"}]}
TILLEULS = {"resourceType": "Organization", "id": "o", "name": "Foyer Les Tilleuls"}
TYPES = "https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire"


def reference(body: bytes | None = None, **more: Any) -> bytes:
    """The JSON of a DocumentReference; `more` replaces its elements, None takes one away."""
    told = {
        "resourceType": "DocumentReference",
        "status": "current",
        "masterIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:oid:2.25.4711"},
        "type": {"coding": [{"system": "http://loinc.org", "code": "51851-4", "display": "Attestation"}]},
        "subject": {"reference": "#p"},
        "contained": [DAVID, MARTIN, TILLEULS],
        "author": [{"reference": "#a"}],
        "custodian": {"reference": "#o"},
        "date": "2026-11-02T09:30:00+04:00",
        "securityLabel": [{"coding": [{"code": "N"}]}],
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "title": "Attestation d’hébergement",
                    "data": base64.b64encode(pdf() if body is None else body).decode(),
                }
            }
        ],
    }
    return msgspec.json.encode({key: value for key, value in (told | more).items() if value is not None})
