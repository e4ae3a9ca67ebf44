"""The numbers of people: matricules with their key, numbers of the RPPS, those of the house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.listed import Row
from backend.people.lists.judging_staff import judge_professional
from backend.people.national import ends_well
from tests.people.lists.making import rpps
from tests.people.lists.test_judging import codes, judged

NIR = "250039741100107"


def test_a_matricule_is_of_a_qualified_identity_alone():
    assert codes(judged(matricule=NIR).warnings) == [("matricule-not-taken", "statut_identite")]
    assert judged(matricule=NIR).usager.matricule == ""
    line = judged(matricule="2 50 03 97 411 001 07", statut_identite="QUAL")
    assert (line.usager.matricule, line.usager.matricule_oid) == (NIR, "1.2.250.1.213.1.4.10")
    assert codes(judged(statut_identite="QUAL").faults) == [("qualified-without", "matricule")]


def test_a_received_matricule_with_a_wrong_key_is_said_and_taken():
    line = judged(matricule=NIR, statut_identite="QUAL")
    assert line.faults == ()
    assert ("matricule-key", "matricule") in codes(line.warnings)
    assert line.usager.matricule == NIR


@pytest.mark.attack("I06")
@pytest.mark.parametrize(("production", "kind", "code"), [
    (True, "TEST", "matricule-test"), (True, "1.2.250.1.213.1.4.11", "matricule-test"),
    (False, "NIR", "matricule-real"),
    (False, "NIA", "matricule-real"), (False, "autre", "matricule-kind"), (True, "NIR", ""), (False, "", ""),
])  # fmt: skip
def test_invented_people_are_nobody_in_production_and_real_ones_nobody_elsewhere(production, kind, code):
    line = judged(production, matricule=NIR, statut_identite="QUAL", type_matricule=kind)
    assert [found for found, _ in codes(line.faults)] == ([code] if code else [])


@pytest.mark.parametrize("matricule", ["25003974110010", "25003974110010X", "ABCDEFGHIJKLMNO", "2500397411001070",
                                       "999999999999999", "250139741100107", "000000000000000"])  # fmt: skip
def test_what_is_no_matricule_is_a_fault_that_does_not_repeat_it(matricule):
    [fault] = judged(matricule=matricule, statut_identite="QUAL").faults
    assert (fault.code, fault.value) == ("matricule-shape", "")


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


@pytest.mark.parametrize("number", ["250039741100123", "3990000001/2 50 03 97 411 001 23", "180032B02040123"])
def test_a_number_that_is_a_matricule_is_never_kept_in_clear(number):
    line = judged(numero=number)
    assert line.usager.local_id == ""
    assert codes(line.warnings) == [("number-is-matricule", "numero")]
    assert line.warnings[0].value == ""


@pytest.mark.parametrize("number", ["12", "3990000001/U-12", "2500397411001"])
def test_a_number_of_the_house_is_kept_as_it_is(number):
    assert judged(numero=number).usager.local_id == number
