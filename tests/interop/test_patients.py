"""FR Core Patients become lines: identities, names, birthplace, and who is around, in both versions."""

import json

import pytest

from backend.interop.errors import Unreadable
from backend.interop.fhir.patients import read_patients
from tests.interop.patients import CONTACT, CORE, TUTOR, bundle, patient, reliability


def cells(**more):
    return read_patients(json.dumps(patient(**more)).encode()).rows[0].cells


def test_a_patient_of_2_1():
    assert cells() == {
        "numero": "3990000001/12", "nom_naissance": "GRONDIN", "prenoms": "ROSE ANNE", "nom_utilise": "TÉCHER",
        "prenom_utilise": "Rosie", "date_naissance": "1950-03-12", "sexe": "F", "lieu_naissance": "97411",
        "statut_identite": "QUAL", "matricule": "250039741100123", "type_matricule": "1.2.250.1.213.1.4.10",
    }  # fmt: skip


@pytest.mark.parametrize(("status", "matricule", "read"), [
    ("VALI", "250039741100123", "QUAL"),  # 2.1: validated with an INS identifier
    ("VALI", "", "VALI"),
    ("QUAL", "250039741100123", "QUAL"),  # 2.2
    ("RECUP", "250039741100123", "RECUP"),
    ("PROV", "", "PROV"),
    ("DOUB", "", "PROV"), ("COLV", "", "PROV"), ("VIDE", "", "PROV"),
])  # fmt: skip
def test_the_statuses_of_both_versions(status, matricule, read):
    assert cells(status=status, matricule=matricule)["statut_identite"] == read


def test_a_status_as_a_code_or_a_concept():
    for value in ({"valueCode": "QUAL"}, {"valueCodeableConcept": {"coding": [{"code": "QUAL"}]}}):
        told = reliability("") | {"extension": [{"url": "identityStatus", **value}]}
        assert cells(extension=[told])["statut_identite"] == "QUAL"


def test_the_list_of_given_names_on_the_name_as_2_2_has_it():
    listed = [{"url": f"{CORE}/fr-core-patient-birth-list-given-name", "valueString": "ROSE ANNE LOU"}]
    name = [{"use": "official", "family": "GRONDIN", "given": ["ROSE"], "extension": listed}]
    assert cells(name=name, extension=[])["prenoms"] == "ROSE ANNE LOU"


def test_without_a_list_the_names_that_are_given():
    assert (
        cells(name=[{"use": "official", "family": "G", "given": ["ROSE", "ANNE"]}], extension=[])["prenoms"]
        == "ROSE ANNE"
    )


def test_contacts_and_who_protects_her():
    [row] = read_patients(bundle(patient(contact=[CONTACT, TUTOR]))).rows
    contact, measure = row.beside
    assert (contact.kind, contact.cells["role"], contact.cells["lien"], contact.cells["telephone"]) == (
        "contact", "ECON", "DAUC", "0262",
    )  # fmt: skip
    assert (measure.kind, measure.cells) == (
        "measure", {"nom": "Association du Barachois", "role": "TUTEUR", "debut": "2023-02-01"},
    )  # fmt: skip


def test_a_bundle_with_who_is_around_and_when_she_stays():
    related = {
        "resourceType": "RelatedPerson",
        "patient": {"reference": "Patient/rose"},
        **CONTACT,
        "name": [CONTACT["name"]],
    }
    stay = {
        "resourceType": "Encounter",
        "subject": {"reference": "Patient/rose"},
        "period": {"start": "2024-03-01T10:00:00+04:00"},
    }
    [row] = read_patients(bundle(related, patient(), stay)).rows
    assert row.number == 2
    assert [one.kind for one in row.beside] == ["contact", "stay"]
    assert row.beside[1].cells == {"entree": "2024-03-01"}


def test_an_array():
    assert [row.number for row in read_patients(json.dumps([patient(), patient()]).encode()).rows] == [1, 2]


@pytest.mark.parametrize(("body", "reason"), [
    (b"{", "fhir-malformed"),
    (b"[1]", "fhir-malformed"),
    (b'{"resourceType": "Patient", "name": "x"}', "fhir-malformed"),
    (bundle(), "fhir-no-patient"),
    (b'{"resourceType": "Observation"}', "fhir-no-patient"),
    (b"[" * 100_000, "fhir-malformed"),
])  # fmt: skip
def test_what_is_no_patient_is_refused(body, reason):
    with pytest.raises(Unreadable) as refused:
        read_patients(body)
    assert refused.value.reason == reason
