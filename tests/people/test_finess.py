"""The register is read as it is published: houses, who runs them, where they are, and what is wrong with a line."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.documents.families import families
from backend.people.houses.categories import categories, sector_named, sectors
from backend.people.houses.finess import Entity, House, Wrong, decoded, read
from backend.people.houses.naming import said
from backend.people.members.directories import directory
from backend.people.members.rules import DUTIES
from tests.cast import DATA

FILE = DATA / "finess/extraction.csv"
LINES = decoded(FILE.read_bytes()).splitlines()
OFFICIAL = Path(os.environ.get("APORTEE_SAMPLES", "nowhere")).parent / "nos/JDV_J254_CategorieEtablissementESSMSPH.csv"
OF_DISABILITY = "182 183 186 188 189 192 194 195 196 209 221 238 255 354 390 395 396 445 446 448 449 460 640"
PAPERS = tuple(families())


def told(kind):
    return [each for each in read(LINES) if isinstance(each, kind)]


def test_a_house_is_read_whole():
    herbes = told(House)[0]
    assert (herbes.finess, herbes.entity, herbes.name) == ("990910001", "990900001", "EHPAD LES HAUTES HERBES")
    assert (herbes.address, herbes.postal_code, herbes.town) == ("12 R DES ESSAIS", "97410", "SAINT PIERRE")
    assert (herbes.category, herbes.opened_on, herbes.phone) == ("500", date(2009, 3, 1), "0262000001")
    assert [house.finess for house in told(House)] == [f"99091000{n}" for n in range(1, 6)]


def test_several_houses_are_of_one_entity():
    assert told(Entity)[0] == Entity("990900001", "ASSOCIATION LES HAUTES HERBES")
    assert sum(house.entity == "990900001" for house in told(House)) == 3


def test_a_line_that_says_nonsense_is_told_and_keeps_no_other_away():
    assert told(Wrong) == [Wrong(9, "short"), Wrong(10, "number"), Wrong(11, "date")]
    assert list(read(["nom;prénom"])) == [Wrong(1, "not-finess")]


@given(st.lists(st.text(max_size=60), max_size=20))
def test_no_line_stops_the_reading(lines):
    assert all(isinstance(each, House | Entity | Wrong) for each in read(["structureet;" + line for line in lines]))


def test_every_category_has_a_word_and_a_sector():
    assert len(categories()) >= 30
    for code, category in categories().items():
        assert category.sector in sectors(), code
        assert category.word.split()[0] in {"à", "au", "en"}, code
        assert category.label, code
    assert {category.sector for category in categories().values()} == set(sectors())
    assert sector_named("SA17") == "agees"


def official():
    """The published list when its folder is near the samples; else its codes as they were read."""
    if not OFFICIAL.exists():
        return set(OF_DISABILITY.split())
    with OFFICIAL.open(newline="") as file:
        return {row["code_finess_categorie"] for row in csv.DictReader(file)}


def test_the_official_categories_of_disability_are_all_there():
    assert set(OF_DISABILITY.split()) <= official() <= set(categories())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("EHPAD LES HAUTES HERBES", "EHPAD Les Hautes Herbes"),
        ("IME DU BAC D'OR", "IME du Bac d'Or"),
        ("Foyer Les Tilleuls", "Foyer Les Tilleuls"),
        ("LE CLOS", "Le Clos"),
    ],
)
def test_a_name_in_capitals_is_said_as_people_say_it(name, words):
    assert said(name) == words


@pytest.mark.parametrize("sector", list(sectors()))
def test_a_directory_has_who_decides_who_enrols_and_who_answers(sector):
    roles = directory(sector, PAPERS)
    assert len({role.code for role in roles}) == len(roles) > 6
    duties = {duty for role in roles for duty in role.duties}
    assert duties == set(DUTIES)
    assert sum("members" in role.duties for role in roles) >= 2
    assert any(("write", "messages") in role.rights for role in roles)
    for role in roles:
        assert {family for _, family in role.rights} <= {*PAPERS, "messages", "rendez-vous"}
        assert role.label == role.label.lower()
