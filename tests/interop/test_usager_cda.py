"""The document by which a DUI hands a person over becomes one line: her identity, her number, her stays."""

import os
from pathlib import Path

import pytest

from backend.interop.cda.usager import read_usager
from backend.interop.errors import Unreadable
from tests.cast import DLU

PUBLIC = sorted(Path(os.environ.get("APORTEE_SAMPLES", "none"), "cda").glob("*TDDUI*.xml"))
STAY = """<entry><organizer><templateId root="1.2.250.1.213.1.1.3.219"/>
  <component><encounter><templateId root="1.2.250.1.213.1.1.3.218"/>
    <id root="1.2.3" extension="3990000009/U-12-SEJOUR-4"/>
    <effectiveTime value="20240301"/></encounter></component>
  <component><observation moodCode="{mood}"><templateId root="1.2.250.1.213.1.1.3.48.7"/>
    <effectiveTime value="20240630"/></observation></component>
</organizer></entry>"""
TRANSFER = """<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="{code}"/>
<recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="250039741100123"/><patient>
  <name><family qualifier="BR">GRONDIN</family><given>ROSE ANNE</given><given qualifier="BR">ROSE</given></name>
  <administrativeGenderCode code="F"/><birthTime value="19500312"/>
  <birthplace><place><addr><county>97411</county></addr></place></birthplace></patient></patientRole></recordTarget>
<component><structuredBody><component><section>{stay}</section></component></structuredBody></component></ClinicalDocument>"""


OURS = TRANSFER.format(code="EXPORT_DUI", stay=STAY.format(mood="EVN")).encode()
SAMPLES = {"ours": OURS, **{path.name: path.read_bytes() for path in PUBLIC}}


def read(code="EXPORT_DUI", mood="EVN"):
    return read_usager(TRANSFER.format(code=code, stay=STAY.format(mood=mood)).encode()).rows[0]


def test_she_is_one_line_with_her_stays():
    row = read()
    assert row.cells == {
        "numero": "3990000009/U-12", "nom_naissance": "GRONDIN", "prenoms": "ROSE ANNE", "date_naissance": "1950-03-12",
        "sexe": "F", "lieu_naissance": "97411", "statut_identite": "QUAL", "matricule": "250039741100123",
        "type_matricule": "1.2.250.1.213.1.4.10",
    }  # fmt: skip
    assert [(one.kind, one.cells) for one in row.beside] == [("stay", {"entree": "2024-03-01", "sortie": "2024-06-30"})]


def test_an_exit_that_is_only_foreseen_is_none():
    assert read(mood="INT").beside[0].cells == {"entree": "2024-03-01"}


@pytest.mark.parametrize("body", [DLU, TRANSFER.format(code="74207-2", stay="").encode()])
def test_another_document_is_no_transfer(body):
    with pytest.raises(Unreadable) as refused:
        read_usager(body)
    assert refused.value.reason == "cda-no-transfer"


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_read(sample):
    row = read_usager(SAMPLES[sample]).rows[0]
    assert {"nom_naissance", "prenoms", "date_naissance", "sexe", "lieu_naissance"} <= row.cells.keys()
    assert [one.kind for one in row.beside] == ["stay"]
