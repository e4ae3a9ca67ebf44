"""The head of a document, read exactly and told in words."""

from datetime import date, datetime, timedelta, timezone

import pytest

from backend.interop.cda.header import Related
from backend.interop.cda.reading import read
from backend.interop.errors import Unreadable
from backend.interop.nos.oids import INS_NIR_TEST

PARIS = timezone(timedelta(hours=1))
OURS = "2.25.198342176630274519385026417298536410772"


@pytest.fixture
def david(our_document):
    return read(our_document("dlu-david-morel"))


def test_the_codes_and_identifiers_are_verbatim(david):
    header = david.header
    assert header.unique_id == f"{OURS}^DLU-2026-11-17"
    assert (header.set_id, header.version) == (f"{OURS}^DLU", 3)
    assert (header.type_code, header.type_system) == ("74207-2", "2.16.840.1.113883.6.1")
    assert header.type_label == "Document de liaison d'urgence"
    assert header.title == "Document de liaison d’urgence de David Morel"
    assert (header.confidentiality, header.language) == (("N",), "fr-FR")
    assert header.replaces == (Related("RPLC", f"{OURS}^DLU-2026-03-02"),)


def test_the_traits_of_the_person_are_left_as_written(david):
    patient = david.header.patient
    assert (patient.matricule, patient.matricule_oid) == ("184039741100141", INS_NIR_TEST)
    assert patient.other_ids == (f"{OURS}^USAGER-0007",)
    assert (patient.birth_family_name, patient.used_name) == ("MOREL", "MOREL")
    assert (patient.given_names, patient.first_given) == (("DAVID", "PAUL"), "DAVID")
    assert (patient.sex, patient.birthdate) == ("M", date(1984, 3, 12))
    assert patient.birthplace_cog == "97411"


@pytest.mark.parametrize("name", ["dlu-david-morel", "biologie-marion-payet"])
def test_our_fictitious_matricules_have_a_right_key(our_document, name):
    matricule = read(our_document(name)).header.patient.matricule
    assert int(matricule[13:]) == 97 - int(matricule[:13]) % 97


def test_dates_keep_their_offset(david):
    header = david.header
    assert header.created_at.at == datetime(2026, 11, 17, 8, 15, tzinfo=PARIS)
    assert header.encounter.start.day == date(2019, 9, 2)
    assert header.encounter.start.at is None


def test_the_author_and_the_house_are_told_apart_from_the_signatory(david):
    author = david.header.authors[0]
    assert author.words() == "madame Sophie MARTIN, infirmière, Foyer Les Tilleuls"
    assert (author.profession_code, author.organisation_id) == ("G15_60", "1990000001")
    assert david.header.custodian.name == "Foyer Les Tilleuls"
    assert david.header.legal_authenticator.name == "docteur Hélène PETIT"


def test_the_head_is_told_in_words_without_the_matricule(david):
    html = david.header_html
    assert "<dd>David MOREL, né le 12\u00a0mars\u00a01984</dd>" in html
    assert "le 17\u00a0novembre\u00a02026 à 8\u00a0heures\u00a015" in html
    assert "Ce papier remplace un papier plus ancien." in html
    assert "184039741100141" not in html + david.html


def test_a_family_name_without_qualifier_is_not_taken_for_the_birth_name(clinical_document):
    body = clinical_document().replace(
        b'extension="1"/>',
        b'extension="1"/><patient><name><given>Zo\xc3\xa9</given><family>DURAND</family></name></patient>',
    )
    patient = read(body).header.patient
    assert (patient.birth_family_name, patient.used_name) == (None, "DURAND")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"ClinicalDocument", b"Autre", "not-a-clinical-document"),
        (b"urn:hl7-org:v3", b"urn:x", "not-a-clinical-document"),
        (b'<id root="1.2.3" extension="a"/>', b"", "no-identifier"),
        (b'<code code="11488-4"', b"<code", "no-type"),
        (b"recordTarget", b"nobody", "no-patient"),
    ],
)
def test_a_document_without_what_files_it_is_refused(clinical_document, old, new, reason):
    assert read(clinical_document()).header.type_code == "11488-4"
    with pytest.raises(Unreadable) as refusal:
        read(clinical_document().replace(old, new))
    assert refusal.value.reason == reason


def test_what_is_missing_without_harm_is_a_warning(clinical_document):
    assert {"no-date", "no-author"} <= set(read(clinical_document()).warnings)
