"""Where a professional works, as Pro Santé Connect tells it, whatever is missing."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.identity.situations import MOST, Situation, places, situations

PUBLIC = Path(os.environ.get("APORTEE_SAMPLES", "none"), "psc/psc_userinfo_example.json")


def told(*activities, profession="60"):
    return {"codeCivilite": "MME", "exercices": [{"codeProfession": profession, "activities": list(activities)}]}


def at(finess="", technical="", role="", name="Foyer Les Tilleuls"):
    return {"numeroFinessSite": finess, "identifiantTechniqueDeLaStructure": technical, "codeRole": role,
            "raisonSocialeSite": name, "numeroFinessetablissementJuridique": "990000099"}  # fmt: skip


def test_one_activity_is_one_situation():
    assert situations(told(at("970000001", role="310"))) == (
        Situation(profession="60", role="310", finess="970000001", place="Foyer Les Tilleuls"),
    )


def test_several_professions_and_activities_are_all_read_once_each():
    both = told(at("970000001"), at("970000002"), at("970000001"))
    both["exercices"] += told(at("2A0000003"), profession="10")["exercices"]
    assert places(situations(both)) == ("970000001", "970000002", "2A0000003")
    assert len(situations(both)) == 3


def test_a_place_may_be_known_by_its_technical_identifier_only():
    assert places(situations(told(at(technical="F970000001"), at(technical="R10000000012345")))) == ("970000001",)


def test_the_legal_entity_is_no_place():
    assert places(situations(told(at()))) == ()


@pytest.mark.parametrize(
    "nothing",
    [
        None, "", [], {}, {"exercices": None}, {"exercices": []}, {"exercices": [None, "", 7, {}]},
        {"exercices": {"activities": []}}, {"exercices": [{"activities": None}]}, {"exercices": [{"activities": []}]},
    ],
)  # fmt: skip
def test_empty_is_nothing(nothing):
    assert situations(nothing) == ()


NO_FINESS = ["", "97000000", "9700000011", "97000000x", "9700\n0001", 970000001, None, ["970000001"]]


@pytest.mark.parametrize("finess", NO_FINESS)
def test_what_is_no_finess_is_none(finess):
    assert places(situations(told(at(finess)))) == ()


def test_a_flood_is_cut():
    flood = {"exercices": [{"activities": [at(f"{n:09}") for n in range(200)]}] * 200}
    assert len(situations(flood)) == MOST


KEYS = st.sampled_from(["exercices", "activities", "codeProfession", "numeroFinessSite", "x"])
LEAVES = st.none() | st.booleans() | st.floats() | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@given(JSON)
def test_whatever_comes_it_is_read_without_harm(told):
    assert all(isinstance(one, Situation) for one in situations(told))


def examples():
    """As the public example is, where it lies: several practices of one trade, numbers that are empty."""
    yield pytest.param(told(at(name="Cabinet A"), at(name="Cabinet B"), at(), profession="10"), 3, id="ours")
    if PUBLIC.exists():
        yield pytest.param(json.loads(PUBLIC.read_bytes())["SubjectRefPro"], 5, id="public")


@pytest.mark.parametrize(("example", "how_many"), tuple(examples()))
def test_an_example_is_read_whole(example, how_many):
    known = situations(example)
    assert len(known) == how_many
    assert {one.profession for one in known} == {"10"}
    assert places(known) == ()
