"""Twelve families, every official type in exactly one, and words a person knows."""

import csv
import os
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from backend.documents import families as shelf
from backend.documents.families import family_of, label_of
from backend.interop.nos.oids import DOCUMENT_TYPE, LOINC
from backend.paths import PWA

CODES = ["ordonnances", "prises-de-sang", "images", "vaccins", "projet", "soins"]
CODES += ["bilans", "hopital", "attestations", "mdph", "vie-au-foyer", "choix"]


def test_there_are_twelve_families_in_the_order_of_the_shelves():
    assert list(shelf.families()) == CODES


def test_a_family_is_told_by_its_shape_its_colour_and_its_picture():
    looks = [(f.shape, f.colour) for f in shelf.families().values()]
    assert len(set(looks)) == 12
    assert len({f.picto for f in shelf.families().values()}) == 12
    assert len({f.label for f in shelf.families().values()}) == 12


def test_every_picture_is_drawn():
    drawn = {path.stem for path in (PWA / "pictos").glob("*.svg")}
    assert {f.picto for f in shelf.families().values()} <= drawn


def test_the_116_official_types_are_each_in_exactly_one_family():
    written = msgspec.yaml.decode(shelf.SOURCE.read_bytes())
    entries = [(e["system"], e["code"]) for part in written["types"].values() for e in part]
    assert len(entries) == 116
    assert max(Counter(entries).values()) == 1
    assert set(written["types"]) == set(CODES)
    assert {kind.family for kind in shelf.types().values()} == set(CODES)


def test_the_table_says_where_its_facts_come_from():
    source = msgspec.yaml.decode(shelf.SOURCE.read_bytes())["source"]
    assert source["oid"] == "1.2.250.1.213.1.1.5.471"
    assert source["dated"] == "2025-04-25"


def official_list() -> list[tuple[str, str, str]]:
    """The published list when its folder is near the samples; else a few rows known by heart."""
    samples = os.environ.get("APORTEE_SAMPLES")
    path = Path(samples or "/nowhere").parent / "nos" / "JDV_J07_XdsTypeCode_CISIS.csv"
    if not path.exists():
        return [
            ("74207-2", LOINC, "Document de liaison d'urgence"),
            ("80788-3", LOINC, "Projet personnalisé d'accompagnement"),
            ("EXPPAT_3", DOCUMENT_TYPE, "Directives anticipées"),
        ]
    with path.open(newline="") as rows:
        return [(r["code"], r["codeSystem_oid"], r["display"]) for r in csv.DictReader(rows)]


def test_the_official_labels_are_those_of_the_published_list():
    ours = {(kind.code, kind.system, kind.official) for kind in shelf.types().values()}
    assert set(official_list()) <= ours


@pytest.mark.parametrize(
    ("code", "system", "family", "label"),
    [
        ("74207-2", LOINC, "hopital", "Papier pour les urgences"),
        ("11490-0", LOINC, "hopital", "Lettre de l’hôpital"),
        ("11502-2", LOINC, "prises-de-sang", "Prise de sang"),
        ("18748-4", LOINC, "images", "Radio ou image"),
        ("57833-6", LOINC, "ordonnances", "Ordonnance de médicaments"),
        ("87273-9", LOINC, "vaccins", "Vaccin"),
        ("80788-3", LOINC, "projet", "Mon projet personnalisé"),
        ("18776-5", LOINC, "soins", "Mon plan de soins"),
        ("34842-5", LOINC, "bilans", "Grille d’évaluation"),
        ("ATTEST-HEBGT", DOCUMENT_TYPE, "attestations", "Je suis hébergé ici"),
        ("EXPPAT_3", DOCUMENT_TYPE, "choix", "Mes directives anticipées"),
    ],
)
def test_the_papers_of_every_day_lie_where_people_look(code, system, family, label):
    assert family_of(code, system).code == family
    assert label_of(code, system) == label


@pytest.mark.parametrize(
    ("label", "class_code", "family"),
    [
        ("Scanner du genou", "", "images"),
        ("Certificat de vaccination", "52", "vaccins"),
        ("Notification de la MDPH", "", "mdph"),
        ("Feuille", "42", "ordonnances"),
        ("Feuille", "95", "attestations"),
        ("", "77", "soins"),
        ("", "", "soins"),
    ],
)
def test_an_unknown_type_goes_to_the_nearest_family(label, class_code, family):
    assert family_of("NOUVEAU", "1.2.3", label, class_code).code == family


def test_a_known_code_of_another_system_is_another_type():
    assert family_of("74207-2", "1.2.3").code == "soins"
    assert label_of("74207-2", "1.2.3", "Facture") == "Facture"
    assert label_of("74207-2", "1.2.3") == "Mes soins"


def test_nothing_is_called_other():
    labels = [f.label for f in shelf.families().values()]
    assert not [label for label in labels if "autre" in label.casefold()]
