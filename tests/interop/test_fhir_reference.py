"""A PDF and what is said of it, in one FHIR resource: read strictly, ignored where we know nothing."""

import os
from datetime import date
from pathlib import Path

import pytest

from backend.interop.bounded import read_in_child
from backend.interop.errors import Unreadable
from backend.interop.fhir.document_reference import read_reference
from tests.interop.papers import pdf
from tests.interop.references import DAVID, TYPES, reference

SAMPLE = Path(os.environ.get("APORTEE_SAMPLES", "none"), "fhir")
NAMES = ("DocumentReference-example-td2-iti105-publication-simplifiee.json",)


def refused(body: bytes) -> str:
    with pytest.raises(Unreadable) as why:
        read_reference(body)
    return why.value.reason


async def test_a_whole_reference_says_who_what_and_when():
    told = await read_in_child("fhir", reference())
    header, patient = told.header, told.header.patient
    assert (told.media_type, told.body, told.cancels) == ("application/pdf", pdf(), False)
    assert (header.unique_id, header.type_code, header.title) == ("2.25.4711", "51851-4", "Attestation d’hébergement")
    assert (header.authors[0].name, header.custodian.name) == ("madame Sophie Martin", "Foyer Les Tilleuls")
    assert (header.created_at.day, header.confidentiality) == (date(2026, 11, 2), ("N",))
    assert (patient.matricule, patient.matricule_oid) == ("184039741100141", "1.2.250.1.213.1.4.10")
    assert (patient.birth_family_name, patient.given_names) == ("MOREL", ("DAVID", "PAUL"))
    assert (patient.sex, patient.birthdate, patient.birthplace_cog) == ("M", date(1984, 3, 12), "97411")


@pytest.mark.attack("C11")
@pytest.mark.parametrize(
    ("labels", "codes"),
    [
        ([{"coding": [{"code": "N"}, {"code": "XYZ"}]}], ("N", "XYZ")),
        ([{"coding": [{"code": "N"}]}, {"coding": [{"code": "MASQUE_PS"}]}], ("N", "MASQUE_PS")),
        ([{"coding": [{"display": "Confidentiel"}]}], ("?",)),
        ([{"text": "Confidentiel"}, {}], ("?", "?")),
        ([], ()),
    ],
)
def test_no_visibility_that_is_said_is_left_out(labels, codes):
    assert read_reference(reference(securityLabel=labels)).header.confidentiality == codes


def test_a_french_type_has_its_own_system():
    told = read_reference(reference(type={"coding": [{"system": TYPES, "code": "CERT_DECL"}]}))
    assert told.header.type_system == "1.2.250.1.213.1.1.4.12"


def test_a_person_told_by_a_number_alone_has_no_traits():
    number = {"reference": "Patient?identifier=urn:oid:1.2.250.1.213.1.4.8|184039741100141"}
    patient = read_reference(reference(subject=number)).header.patient
    assert (patient.matricule, patient.birth_family_name, patient.birthdate) == ("184039741100141", None, None)


def test_a_number_that_is_no_matricule_is_nobody():
    stranger = DAVID | {"identifier": [{"system": "urn:oid:1.2.3", "value": "1"}]}
    assert read_reference(reference(contained=[stranger])).header.patient.matricule is None


def test_replacing_and_cancelling_are_said():
    target = {"identifier": {"value": "urn:oid:2.25.4710"}}
    told = read_reference(reference(relatesTo=[{"code": "replaces", "target": target}]))
    assert [(one.kind, one.unique_id) for one in told.header.replaces] == [("RPLC", "2.25.4710")]
    cancelled = reference(status="entered-in-error", content=[{"attachment": {"contentType": "application/pdf"}}])
    assert read_reference(cancelled).cancels


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "fhir-malformed"),
        (b"[]", "fhir-malformed"),
        (b'{"resourceType":"DocumentReference"}', "fhir-malformed"),
        (b"\xff\xfe", "fhir-malformed"),
        (b"[" * 100_000, "fhir-malformed"),
        (reference(resourceType="Bundle"), "fhir-other-resource"),
        (reference(content=[]), "no-document"),
        (reference(b""), "no-document"),
        (reference(type={"text": "Attestation"}), "no-type"),
        (reference(masterIdentifier={"value": ""}), "no-identifier"),
        (reference(content=[{"attachment": {"data": "***"}}]), "fhir-malformed"),
    ],
    ids=str,
)
def test_what_cannot_be_understood_is_refused_with_its_reason(body, reason):
    assert refused(body) == reason


@pytest.mark.parametrize("name", [n for n in NAMES if (SAMPLE / n).exists()] or ["ours"])
def test_every_public_example_is_read(name):
    body = reference() if name == "ours" else (SAMPLE / name).read_bytes()
    assert read_reference(body).header.patient.matricule
