"""References read aloud: one wrong sign, or two swapped, is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from backend.kit.references import ALPHABET, LENGTH, is_reference, new_reference

REFERENCES = st.builds(new_reference)
PLACES = st.integers(0, LENGTH - 1)


@given(reference=REFERENCES)
def test_a_reference_is_one_however_it_is_typed(reference):
    assert len(reference) == LENGTH
    assert set(reference) <= set(ALPHABET)
    assert is_reference(reference)
    assert is_reference(f" {reference[:4].lower()} {reference[4:]} ")


@given(reference=REFERENCES, place=PLACES, sign=st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(reference, place, sign):
    typed = reference[:place] + sign + reference[place + 1 :]
    assert is_reference(typed) == (typed == reference)


@given(reference=REFERENCES, one=PLACES, other=PLACES)
def test_two_signs_swapped_are_noticed(reference, one, other):
    signs = list(reference)
    signs[one], signs[other] = signs[other], signs[one]
    typed = "".join(signs)
    assert is_reference(typed) == (typed == reference)


@given(text=st.text(max_size=14))
def test_anything_may_be_typed(text):
    assert is_reference(text) in (True, False)
    if len(text.replace(" ", "")) < LENGTH - 3:
        assert not is_reference(text)


def test_no_two_are_alike_and_none_looks_like_another_sign():
    assert len({new_reference() for _ in range(2000)}) == 2000
    assert not set("0O1I") & set(ALPHABET)
