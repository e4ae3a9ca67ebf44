"""What the source asked about who may see a paper: every combination, and the unknown as the strictest."""

from hypothesis import given
from hypothesis import strategies as st

from backend.documents.visibility import Visibility, visibility

KNOWN = ("N", "R", "V", "MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX")
ALL_HIDDEN = Visibility(hidden_from_staff=True, not_for_person=True, not_for_representatives=True)


@given(codes=st.lists(st.sampled_from(KNOWN)))
def test_each_known_code_hides_from_whom_it_names_and_from_nobody_else(codes):
    assert visibility(codes) == Visibility(
        hidden_from_staff="MASQUE_PS" in codes,
        not_for_person="INVISIBLE_PATIENT" in codes,
        not_for_representatives="INVISIBLE_REPRESENTANTS_LEGAUX" in codes,
    )


@given(codes=st.lists(st.sampled_from(KNOWN)), unknown=st.text().filter(lambda code: code not in KNOWN))
def test_one_unknown_code_hides_from_everybody(codes, unknown):
    assert visibility([*codes, unknown]) == ALL_HIDDEN


@given(codes=st.lists(st.sampled_from(KNOWN)), more=st.sampled_from(KNOWN))
def test_a_code_more_never_shows_more(codes, more):
    before, after = visibility(codes), visibility([*codes, more])
    for name in Visibility.__struct_fields__:
        assert getattr(after, name) >= getattr(before, name)
