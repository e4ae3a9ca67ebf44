"""Fifty pairs that a house may meet, invented, each with what is said of it; and what holds for any two people."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from backend.people.matching import Traits, differences
from backend.people.twins import Civil, compare

PAIRS = list(csv.DictReader((Path(__file__).parents[1] / "data/twins.csv").read_text().splitlines()))
FIELDS = Civil.__struct_fields__
STRICT = ("birth_name", "given_names", "birthdate", "sex", "birthplace")
WORDS = st.text("ABCDEÉLMNORZ -", max_size=8)
DATES = st.builds("{:04}-{:02}-{:02}".format, st.integers(1940, 1944), st.integers(0, 3), st.integers(0, 3))
PLACES = st.sampled_from(["", "97411", "2A004", "99352"])
ANYBODY = st.builds(
    Civil, birth_name=WORDS, given_names=WORDS, birthdate=DATES, sex=st.sampled_from("MF"), birthplace=PLACES,
    used_name=WORDS, used_given_name=WORDS,
)  # fmt: skip


def both(pair):
    return Civil(*(pair[name] for name in FIELDS)), Civil(*(pair[f"other_{name}"] for name in FIELDS))


def told(pair):
    return f"{pair['kind']}: {pair['given_names']} {pair['birth_name']} / {pair['other_given_names']}"


def test_there_are_fifty_and_every_kind_of_verdict():
    assert len(PAIRS) == 50
    assert {pair["verdict"] for pair in PAIRS} == {"same", "different", "look"}


@pytest.mark.attack("D15")
@pytest.mark.parametrize("pair", PAIRS, ids=told)
def test_each_pair_has_its_verdict_whoever_comes_first(pair):
    one, other = both(pair)
    assert compare(one, other) == compare(other, one) == pair["verdict"]


@pytest.mark.attack("D15")
@pytest.mark.parametrize("pair", PAIRS, ids=told)
def test_a_paper_of_one_never_finds_the_dossier_of_another(pair):
    """What files a paper by itself asks for all five traits, and for the number beside them."""
    one, other = (Traits("1", "1", *(getattr(each, name) for name in STRICT)) for each in both(pair))
    assert (differences(one, other) == ()) == (pair["verdict"] == "same" or "-00" in one.birthdate == other.birthdate)


@given(ANYBODY, ANYBODY)
def test_it_is_the_same_only_when_every_strict_trait_is(one, other):
    verdict = compare(one, other)
    assert verdict == compare(other, one)
    traits = [Traits("1", "1", *(getattr(each, name) for name in STRICT)) for each in (one, other)]
    if verdict == "same":
        assert differences(*traits) == ()
    if one.birthdate[:4] != other.birthdate[:4] and one.birthdate[5:] != other.birthdate[5:]:
        assert verdict == "different"


@given(ANYBODY, st.sampled_from(["same", "other"]))
def test_two_numbers_never_make_one_person_and_one_number_never_two(one, number):
    for other in (one, replace(one, birthplace="13055"), replace(one, birth_name="XXXXXXXX")):
        assert compare(one, other, number) != ("different" if number == "same" else "same")


@given(ANYBODY)
def test_accents_capitals_and_hyphens_are_nothing(one):
    typed = Civil(
        **{name: value.lower().replace(" ", "-") for name, value in asdict(one).items() if name != "sex"}, sex=one.sex
    )
    whole = replace(typed, birthdate=one.birthdate, birthplace=one.birthplace)
    assert compare(one, whole) == compare(one, one)
