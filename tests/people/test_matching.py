"""The same person, or a human decides: a table of truth, checked on whatever names there are."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from backend.people.matching import Traits, differences, plain
from tests.cast import DAVID

FIELDS = Traits.__struct_fields__
NAMES = st.text("abcdefghijklmnopqrstuvwxyzàâäéèêëîïôöùûüÿçœæÀÂÉÈÊËÎÏÔÙÛÜÇŒÆ'’- ", max_size=30)
ANY = st.builds(Traits, **dict.fromkeys(FIELDS, st.text(max_size=12)))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hoarau-Lebœuf", "HOARAU LEBOEUF"),
        ("HOARAU   LEBOEUF", "hoarau lebœuf"),
        ("D’Almeïda", "D'ALMEIDA"),
        ("Lætitia", "LÆTITIA"),
        ("Zoé\u0301", "ZOE"),  # an accent written as a sign of its own
    ],
)
def test_one_name_written_in_two_ways(written, read):
    assert plain(written) == plain(read)


@pytest.mark.parametrize(("one", "other"), [("MOREL", "MORELLE"), ("JEAN PAUL", "JEANPAUL"), ("ANNE", "HANNE")])
def test_two_names_stay_two(one, other):
    assert plain(one) != plain(other)


@given(name=NAMES)
def test_a_plain_name_has_no_accent_no_case_and_is_plain_already(name):
    made = plain(name)
    assert plain(made) == made == made.strip()
    assert plain(name.upper()) == plain(name.lower()) == made
    assert made.isascii()


@pytest.mark.attack("I07")
@pytest.mark.parametrize("wrong", [some for n in range(3) for some in itertools.combinations(FIELDS, n)])
def test_exactly_what_differs_is_named(wrong):
    other = replace(DAVID, **dict.fromkeys(wrong, "9"))
    assert differences(DAVID, other) == differences(other, DAVID) == wrong


@pytest.mark.attack("I07")
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("nothing", ["", " ", "-", "'"])
def test_what_is_missing_on_both_sides_is_a_difference(field, nothing):
    """Nobody is recognised by an empty box."""
    if nothing.strip() and field not in ("birth_name", "given_names"):
        nothing = ""
    missing = replace(DAVID, **{field: nothing})
    assert field in differences(missing, missing)


@given(traits=ANY)
def test_one_is_oneself_unless_something_is_missing(traits):
    kept = {name: plain(value) if "name" in name else value.strip() for name, value in asdict(traits).items()}
    assert differences(traits, traits) == tuple(name for name in FIELDS if not kept[name])


@given(one=ANY, other=ANY)
def test_it_does_not_matter_who_is_compared_with_whom(one, other):
    assert differences(one, other) == differences(other, one)
