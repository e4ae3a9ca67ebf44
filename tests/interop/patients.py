"""People whom we invented, as a DUI tells them in FHIR: FR Core 2.1 and 2.2."""

import json

TEST_NIR = "urn:oid:1.2.250.1.213.1.4.10"
CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition"
RELIABILITY = f"{CORE}/fr-core-identity-reliability"


def reliability(status):
    return {"url": RELIABILITY, "extension": [{"url": "identityStatus", "valueCoding": {"code": status}}]}


def patient(*, status="VALI", matricule="250039741100123", **more):
    """FR Core 2.1: the list of given names is on the patient."""
    identifiers = [{"type": {"coding": [{"code": "PI"}]}, "system": "urn:oid:1.2.3", "value": "3990000001/12"}]
    if matricule:
        identifiers.insert(0, {"use": "official", "system": TEST_NIR, "value": matricule})
    told = {
        "resourceType": "Patient", "id": "rose", "identifier": identifiers,
        "name": [
            {"use": "official", "family": "GRONDIN", "given": ["ROSE"]},
            {"use": "usual", "family": "TÉCHER", "given": ["Rosie"]},
        ],
        "gender": "female", "birthDate": "1950-03-12",
        "extension": [
            reliability(status),
            {"url": f"{CORE}/fr-core-patient-birth-list-given-name", "valueString": "ROSE ANNE"},
            {"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": {
                "extension": [{"url": f"{CORE}/fr-core-address-insee-code", "valueCoding": {"code": "97411"}}]}},
        ],
    }  # fmt: skip
    return told | more


CONTACT = {
    "relationship": [
        {
            "coding": [
                {
                    "system": "https://mos.esante.gouv.fr/NOS/TRE_R260-HL7RoleClass/FHIR/TRE-R260-HL7RoleClass",
                    "code": "ECON",
                }
            ]
        },
        {
            "coding": [
                {
                    "system": "https://mos.esante.gouv.fr/NOS/TRE_R216-HL7RoleCode/FHIR/TRE-R216-HL7RoleCode",
                    "code": "DAUC",
                }
            ]
        },
    ],
    "name": {"family": "Técher", "given": ["Odette"]},
    "telecom": [{"system": "phone", "value": "0262"}],
}
TUTOR = {
    "relationship": [{"coding": [{"system": "https://mos.esante.gouv.fr/NOS/TRE_R217-ProtectionJuridique/FHIR/TRE-R217-ProtectionJuridique",
                                  "code": "TUTEUR"}]}],
    "name": {"text": "Association du Barachois"},
    "period": {"start": "2023-02-01"},
}  # fmt: skip


def bundle(*resources):
    return json.dumps(
        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}
    ).encode()
