"""The number and its key: compared with the other way of computing it, and with the numbers that services publish."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.ins.matricule import Check, check, key_of, plain
from backend.interop.ins.registers import REAL, received, refused
from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST

OIDS = (INS_NIR, INS_NIA, INS_NIR_TEST, INS_NIR_DEMO)
PUBLIC = Path(os.environ.get("APORTEE_SAMPLES", "none")).parent / "ins_test_vectors.json"
# Numbers that the test centre of the CNAM publishes; the key of the third does not follow, in its own list.
KNOWN = {"109076322083489": True, "180032B02040123": True, "181036322045660": False}
OURS = {
    "valid": [{"matricule": number, "oid": INS_NIR, "key_valid": follows} for number, follows in KNOWN.items()],
    "ans_sample_matricules_with_invalid_key": [],
}
LISTS = {"ours": OURS} | ({"public": json.loads(PUBLIC.read_text())} if PUBLIC.is_file() else {})
DIGITS = "0123456789"


def by_hand(body):
    """As it was taught before computers: a letter is a zero, and a million is taken away for A, two for B;
    then the remainder, digit after digit."""
    number = str(int(body.replace("A", "0").replace("B", "0")) - 1_000_000 * {"A": 1, "B": 2}.get(body[6], 0))
    rest = 0
    for digit in number:
        rest = (rest * 10 + int(digit)) % 97
    return 97 - rest


bodies = st.builds(
    "".join,
    st.tuples(
        st.sampled_from("123478"),
        st.text(DIGITS, min_size=2, max_size=2),
        st.sampled_from([f"{n:02}" for n in (*range(1, 13), *range(20, 100))]),
        st.sampled_from([*(f"{n:02}" for n in range(100)), "2A", "2B"]),
        st.text(DIGITS, min_size=6, max_size=6),
    ),
)


@pytest.mark.attack("I05")
@given(bodies)
def test_the_key_is_the_one_computed_by_hand(body):
    assert int(key_of(body)) == by_hand(body)
    assert all(check(body + key_of(body), oid, typed=typed) == Check() for oid in OIDS for typed in (True, False))


@pytest.mark.attack("I05")
@given(bodies, st.integers(0, 99), st.sampled_from(OIDS), st.booleans())
def test_a_wrong_key_is_an_error_only_where_somebody_typed_a_real_number(body, key, oid, typed):
    told = check(f"{body}{key:02}", oid, typed=typed)
    if key == by_hand(body):
        assert told == Check()
    else:
        assert told == (Check(fault="key") if typed and oid in REAL else Check(warning="key"))


@pytest.mark.attack("I05")
@given(bodies, st.integers(0, 12), st.sampled_from(DIGITS))
def test_one_digit_typed_wrong_is_seen(body, place, digit):
    """97 is a prime and no power of ten is a multiple of it: no single mistake passes."""
    if body[place] == digit or not body[place].isdigit() or (place == 5 and body[6].isalpha()):
        return
    wrong = body[:place] + digit + body[place + 1 :] + key_of(body)
    assert check(wrong, INS_NIR, typed=True).fault in ("form", "key")


@pytest.mark.attack("I05")
@pytest.mark.parametrize(
    "odd",
    ["", "1840397411001", "18403974110014", "1840397411001411", "984039741100141", "184009741100141", "184132A4110014I",
     "184032C411001410", "18403 2A411001", "١٨٤٠٣٩٧٤١١٠٠١٤١", "184039741100141\n", "1840397411001A1"],
)  # fmt: skip
def test_what_has_not_the_form_of_a_number_is_refused_wherever_it_comes_from(odd):
    for oid in OIDS:
        assert check(odd, oid, typed=True) == check(odd, oid, typed=False) == Check(fault="form")


@pytest.mark.attack("I05")
@pytest.mark.parametrize("body", ["7840397411001", "8840397411001", "3840397411001", "1842039741100"])
def test_numbers_that_wait_and_unknown_months_have_a_key_too(body):
    assert check(body + f"{by_hand(body):02}", INS_NIA, typed=True) == Check()


def test_corsica():
    assert (key_of("180032A020401"), key_of("180032B020401")) == ("93", "23")
    assert plain(" 180 03 2b 020 401 23 ") == "180032B02040123"
    with pytest.raises(ValueError, match="thirteen"):
        key_of("180032C020401")


@pytest.mark.attack("I06")
@pytest.mark.parametrize("production", [True, False])
@pytest.mark.parametrize("oid", OIDS)
def test_invented_people_and_real_ones_never_meet(oid, production):
    accepted = (oid in REAL) == production
    assert bool(refused(oid, production=production)) != accepted
    kept = received(oid, production=production)
    assert refused(kept, production=production) == ("test-identity" if production and not accepted else "")


@pytest.mark.parametrize("name", LISTS)
def test_the_published_numbers(name):
    """Those of the CNDA and of the samples: each key as its list says, and only a warning when it does not follow."""
    told = LISTS[name]
    for one in told["valid"]:
        assert check(one["matricule"], one["oid"], typed=False) == Check(warning="" if one["key_valid"] else "key")
    for one in told["ans_sample_matricules_with_invalid_key"]:
        assert check(one["matricule"], INS_NIR_TEST, typed=True) == Check(warning="key")
        assert int(key_of(one["matricule"][:13])) == one["computed_key"]
