"""How sure one is of an identity: the whole truth table, and what other formats make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.ins.status import STATUSES, before_2_2, carries_matricule, criteria, status_of, understood

TABLE = {(False, False): "PROV", (True, False): "RECUP", (False, True): "VALI", (True, True): "QUAL"}
OLDER = ("DOUB", "DESA", "DPOT", "DOUA", "COLP", "COLV", "FILI")


@pytest.mark.parametrize(("found", "seen"), TABLE)
def test_two_criteria_make_four_words(found, seen):
    status = status_of(found=found, seen=seen)
    assert status == TABLE[found, seen]
    assert criteria(status) == (found, seen)


@given(st.sampled_from(STATUSES), st.booleans(), st.booleans())
def test_one_criterion_never_changes_the_other(status, found, seen):
    assert criteria(status_of(found=found, seen=criteria(status)[1]))[1] == criteria(status)[1]
    assert criteria(status_of(found=criteria(status)[0], seen=seen))[0] == criteria(status)[0]


def test_only_a_qualified_identity_carries_its_number():
    assert [status for status in STATUSES if carries_matricule(status)] == ["QUAL"]
    assert not any(map(carries_matricule, ("", "qual", *OLDER)))


@pytest.mark.parametrize(
    ("status", "word", "with_ins"),
    [("PROV", "PROV", False), ("RECUP", "PROV", False), ("VALI", "VALI", False), ("QUAL", "VALI", True)],
)
def test_the_words_of_before(status, word, with_ins):
    """FR Core 2.1 and HL7 v2: VALI with an INS is qualified."""
    assert (before_2_2(status), carries_matricule(status)) == (word, with_ins)
    back = understood(word, with_ins=with_ins)
    assert back == ("PROV" if status == "RECUP" else status), "what was only found is said less sure, never more"


@pytest.mark.parametrize(
    ("code", "with_ins", "status"),
    [("VALI", True, "QUAL"), ("VALI", False, "VALI"), ("PROV", True, "PROV"), ("VIDE", False, "PROV"),
     ("", True, "PROV"), ("QUAL", True, "QUAL"), ("QUAL", False, "VALI"), ("RECUP", True, "RECUP"),
     *((code, True, None) for code in OLDER)],
)  # fmt: skip
def test_what_a_sender_says(code, with_ins, status):
    assert understood(code, with_ins=with_ins) == status
