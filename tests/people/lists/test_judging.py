"""A line by itself: dates and traits, every fault of it at once, and none where there is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.listed import Beside, Row
from backend.kit.days import WrongDay, birthdate, day
from backend.people.lists.judging import judge_usager

TODAY = date(2026, 11, 27)
GOOD = {"nom_naissance": "GRONDIN", "prenoms": "ROSE", "date_naissance": "12/03/1950", "sexe": "F"}
GOOD["lieu_naissance"] = "97411"


def judged(production=False, beside=(), **cells):
    told = {name: value for name, value in (GOOD | cells).items() if value}
    return judge_usager(Row(2, told, beside), TODAY, production=production)


def codes(faults):
    return [(fault.code, fault.column) for fault in faults]


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_day_is_the_same_however_it_is_written(born):
    ways = (
        f"{born:%d/%m/%Y}",
        f"{born.day}/{born.month}/{born.year}",
        f"{born:%d.%m.%Y}",
        f"{born:%Y-%m-%d}",
        f"{born:%Y%m%d}",
    )
    assert {birthdate(way, TODAY) for way in ways} == {born.isoformat()}
    assert {day(way) for way in ways} == {born}


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2026))
def test_a_day_exists_or_is_said_not_to(number, month, year):
    words = f"{number:02d}/{month:02d}/{year}"
    try:
        date(year, month or 1, number or 1)
        exists = month > 0 or number == 0
    except ValueError:
        exists = False
    if exists:
        assert birthdate(words, date(2027, 1, 1)) == f"{year}-{month:02d}-{number:02d}"
    else:
        with pytest.raises(WrongDay, match="date-exists"):
            birthdate(words, date(2027, 1, 1))


@pytest.mark.parametrize(("words", "code"), [
    ("31/02/1984", "date-exists"), ("1984-13-01", "date-exists"), ("00/00/0000", "date-exists"),
    ("12/00/1950", "date-exists"),
    ("hier", "date-written"), ("12/03/50", "date-written"), ("12 mars 1950", "date-written"),
    ("٣/٣/١٩٥٠", "date-written"),
    ("28/11/2026", "date-to-come"), ("01/01/1890", "date-too-old"),
])  # fmt: skip
def test_a_birth_that_cannot_be(words, code):
    assert codes(judged(date_naissance=words).faults) == [(code, "date_naissance")]


@pytest.mark.parametrize(
    ("words", "kept"), [("00/00/1950", "1950-00-00"), ("00/03/1950", "1950-03-00"), ("1950", "1950-00-00")]
)
def test_a_day_that_nobody_knows(words, kept):
    assert judged(date_naissance=words).usager.birthdate == kept


def test_every_fault_of_a_line_at_once():
    line = judged(nom_naissance="", prenoms="=1+1", date_naissance="31/02/1984", sexe="?", lieu_naissance="Saint-Denis",
                  statut_identite="SÛR", sortie="01/01/2024")  # fmt: skip
    assert codes(line.faults) == [
        ("missing", "nom_naissance"), ("name", "prenoms"), ("date-exists", "date_naissance"), ("sex", "sexe"),
        ("birthplace", "lieu_naissance"), ("status", "statut_identite"), ("stay-without", "entree"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["N’GUYEN", "D'ALMEIDA", "LE GOFF-MARTIN", "Éloïse", "O‘BRIEN", "E\u0301LOI\u0308SE", "DE LA TOUR (BIS)"]
)
def test_names_as_people_have_them(name):
    assert judged(nom_naissance=name).faults == ()


@given(st.text(st.characters(categories=("Cc", "Cf", "Nd", "Sm", "So", "Po")), min_size=1, max_size=5))
def test_no_name_is_made_of_signs(signs):
    assert [code for code, _ in codes(judged(nom_naissance=f"{signs}X").faults)] or not signs.strip()


@pytest.mark.parametrize(
    ("words", "sex"), [("M", "M"), ("h", "M"), ("Femme", "F"), ("féminin", "F"), ("Madame", "F"), ("2", "F")]
)
def test_the_sexes_that_programs_write(words, sex):
    assert judged(sexe=words).usager.sex == sex


def test_what_hangs_on_a_line_has_its_own_faults():
    beside = (
        Beside("contact", {"role": "ROI", "prenom": "Odette", "ordre": "un"}),
        Beside("measure", {"nom": "X", "role": "TUTEUR", "debut": "01/02/2024", "fin": "01/01/2024"}),
        Beside("stay", {"entree": "31/04/2024"}),
    )
    assert codes(judged(beside=beside).faults) == [
        ("date-exists", "entree"), ("contact-role", "contact_role"), ("missing", "contact_nom"),
        ("number", "contact_ordre"),
        ("ends-before", "measure_fin"),
    ]  # fmt: skip


def test_ages_are_counted_from_today():
    days = (TODAY, TODAY + timedelta(days=1))
    assert [bool(judged(date_naissance=f"{day:%d/%m/%Y}").faults) for day in days] == [False, True]
