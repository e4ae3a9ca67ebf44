"""A line by itself: dates and traits, every fault of it at once, and none where there is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.listed import Beside, Row
from backend.people.lists.dates import WrongDay, birthdate, day
from backend.people.lists.judging import judge_usager
from backend.people.lists.judging_staff import ends_well, judge_professional
from backend.people.lists.matricule import has_its_key, is_shaped
from tests.people.lists.making import rpps

TODAY = date(2026, 11, 27)
GOOD = {
    "nom_naissance": "GRONDIN",
    "prenoms": "ROSE",
    "date_naissance": "12/03/1950",
    "sexe": "F",
    "lieu_naissance": "97411",
}
NIR = "250039741100107"


def judged(production=False, beside=(), **cells):
    row = Row(2, {name: value for name, value in (GOOD | cells).items() if value}, beside)
    return judge_usager(row, TODAY, production=production)


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


def test_a_matricule_is_of_a_qualified_identity_alone():
    assert codes(judged(matricule=NIR).warnings) == [("matricule-not-taken", "statut_identite")]
    assert judged(matricule=NIR).usager.matricule == ""
    line = judged(matricule="2 50 03 97 411 001 07", statut_identite="QUAL")
    assert (line.usager.matricule, line.usager.matricule_oid) == (NIR, "1.2.250.1.213.1.4.10")
    assert codes(judged(statut_identite="QUAL").faults) == [("qualified-without", "matricule")]


def test_a_received_matricule_with_a_wrong_key_is_said_and_taken():
    wrong = NIR[:-2] + f"{(int(NIR[-2:]) + 1) % 97:02d}"
    line = judged(matricule=wrong, statut_identite="QUAL")
    assert line.faults == ()
    assert ("matricule-key", "matricule") in codes(line.warnings) or has_its_key(wrong)
    assert line.usager.matricule == wrong


@given(st.integers(1_00_01_01_001_001, 2_99_12_95_999_999))
def test_the_key_of_a_matricule_follows_from_it(number):
    right = f"{number}{97 - number % 97:02d}"
    assert is_shaped(right)
    assert has_its_key(right)
    assert not has_its_key(f"{number}{97 - (number + 1) % 97:02d}")


@pytest.mark.parametrize(("body", "key"), [("180032B020401", "23"), ("109076322083489"[:13], "89")])
def test_known_keys_corsica_too(body, key):
    assert has_its_key(body + key)


@pytest.mark.parametrize(("production", "kind", "code"), [
    (True, "TEST", "matricule-test"), (True, "1.2.250.1.213.1.4.11", "matricule-test"),
    (False, "NIR", "matricule-real"),
    (False, "NIA", "matricule-real"), (False, "autre", "matricule-kind"), (True, "NIR", ""), (False, "", ""),
])  # fmt: skip
def test_invented_people_are_nobody_in_production_and_real_ones_nobody_elsewhere(production, kind, code):
    line = judged(production, matricule=NIR, statut_identite="QUAL", type_matricule=kind)
    assert [found for found, _ in codes(line.faults)] == ([code] if code else [])


@pytest.mark.parametrize("matricule", ["25003974110010", "25003974110010X", "ABCDEFGHIJKLMNO", "2500397411001070"])
def test_what_is_no_matricule_is_a_fault_that_does_not_repeat_it(matricule):
    [fault] = judged(matricule=matricule, statut_identite="QUAL").faults
    assert (fault.code, fault.value) == ("matricule-shape", "")


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


@given(st.integers(0, 999_999))
def test_a_number_of_the_rpps_ends_in_one_way(number):
    right = rpps(number)
    assert ends_well(right)
    assert not ends_well(right[:-1] + str((int(right[-1]) + 1) % 10))


def test_sample_numbers_of_professionals_end_well():
    """Those that the ANS gives for tests of Pro Santé Connect, without their 8."""
    assert all(map(ends_well, ("99700366240", "99700218896")))


@pytest.mark.parametrize("written", [rpps(1), f"8{rpps(1)}", f" {rpps(1)[:5]} {rpps(1)[5:]}"])
def test_a_professional_is_known_by_the_8_of_the_rpps(written):
    line = judge_professional(Row(2, {"identifiant": written, "nom": "A", "prenom": "B"}), "990000001")
    assert line.professional.national_id == f"8{rpps(1)}"


def test_ages_are_counted_from_today():
    assert judged(date_naissance=f"{TODAY + timedelta(days=1):%d/%m/%Y}").faults
    assert not judged(date_naissance=f"{TODAY:%d/%m/%Y}").faults


@pytest.mark.parametrize("number", ["250039741100123", "3990000001/2 50 03 97 411 001 23", "180032B02040123"])
def test_a_number_that_is_a_matricule_is_never_kept_in_clear(number):
    line = judged(numero=number)
    assert line.usager.local_id == ""
    assert codes(line.warnings) == [("number-is-matricule", "numero")]
    assert line.warnings[0].value == ""


@pytest.mark.parametrize("number", ["12", "3990000001/U-12", "2500397411001"])
def test_a_number_of_the_house_is_kept_as_it_is(number):
    assert judged(numero=number).usager.local_id == number
