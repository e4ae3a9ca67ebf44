"""What is typed, what FranceConnect says, and when both are one: on random people, days and numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as draw

from backend.enrolment import rules
from backend.interop.ins.places import birthplace
from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_TEST
from backend.people.matching import plain
from tests.enrolment.desk import CLAIMS, ROSE, like

DAYS = draw.dates(date(1880, 1, 1), date(2100, 12, 31))
NAMES = draw.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÉÈÊËÎÏÔÙÛÜÇŒÆ' -", min_size=1, max_size=40).filter(plain)
PLACES = draw.from_regex(r"(?:[0-8][0-9]|2[AB]|99)[0-9]{3}", fullmatch=True).filter(lambda code: code != "99100")
TRAITS = draw.fixed_dictionaries(
    {
        "birth_name": NAMES,
        "given_names": NAMES,
        "birthdate": DAYS.map(date.isoformat),
        "sex": draw.sampled_from("FM"),
        "birthplace": PLACES,
    }
).map(lambda fields: like(**fields))
SAID = {"birth_name": "family_name", "given_names": "given_name", "birthdate": "birthdate", "birthplace": "birthplace"}


def claims_of(traits):
    """As FranceConnect tells of her: no town for who is born abroad."""
    told = {claim: getattr(traits, trait) for trait, claim in SAID.items()}
    abroad = traits.birthplace.startswith("99")
    place = {
        "birthplace": "" if abroad else traits.birthplace,
        "birthcountry": traits.birthplace if abroad else "99100",
    }
    return told | place | {"gender": {"F": "female", "M": "male"}[traits.sex]}


@given(TRAITS)
def test_what_franceconnect_says_of_her_is_her(traits):
    assert rules.different(traits, rules.traits_of(claims_of(traits))) == ()


@given(TRAITS, draw.sampled_from(rules.FIVE), TRAITS)
def test_one_trait_apart_is_that_trait(traits, trait, other):
    value = getattr(other, trait)
    theirs = rules.traits_of(claims_of(like(**{name: getattr(traits, name) for name in rules.FIVE} | {trait: value})))
    same = plain(value) == plain(getattr(traits, trait)) if "name" in trait else value == getattr(traits, trait)
    assert rules.different(traits, theirs) == (() if same else (trait,))


@given(
    draw.sampled_from(sorted(CLAIMS.keys() - {"email", "birthcountry"})),
    draw.sampled_from(["", None, 7, "unspecified"]),
)
def test_what_is_not_said_equals_nothing(claim, value):
    assert len(rules.different(ROSE, rules.traits_of(CLAIMS | {claim: value}))) == 1
    assert len(rules.different(ROSE, rules.traits_of({k: v for k, v in CLAIMS.items() if k != claim}))) == 1


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        ("1950-04-00", "1950-04-01", True),  # FranceConnect writes the first for what the register does not know
        ("1950-00-00", "1950-01-01", True),
        ("1950-00-00", "1950-00-00", True),
        ("1950-00-00", "1950-02-01", False),
        ("1950-04-00", "1950-04-02", False),
        ("1950-01-01", "1950-00-00", False),  # the dossier knows a day that the State does not: a human looks
        ("2000-00-00", "2000-01-01", True),
    ],
)
def test_unknown_days(here, there, same):
    assert (rules.different(like(birthdate=here), like(birthdate=there)) == ()) is same


@given(DAYS)
def test_a_day_however_it_is_typed(day):
    for typed in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%Y}", f"{day:%d-%m-%Y}", f"{day:%d %m %Y}", f"{day}"):
        assert rules.birthdate_of(typed) == day.isoformat()


@given(DAYS)
def test_a_day_or_a_month_that_nobody_knows(day):
    assert rules.birthdate_of(f"00/{day.month}/{day:%Y}") == f"{day:%Y-%m}-00"
    assert rules.birthdate_of(f"00/00/{day:%Y}") == f"{day:%Y}-00-00"
    assert rules.birthdate_of(f"{day.day}/00/{day:%Y}") == ""


@pytest.mark.parametrize(
    "typed", ["", "31/02/1950", "29/02/1951", "32/01/1950", "1/13/1950", "1950", "1/2/50", "١/٢/1950"]
)
def test_no_day(typed):
    assert rules.birthdate_of(typed) == ""


@given(draw.from_regex(r"[12][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2A|2B)[0-9]{6}", fullmatch=True))
def test_a_key_is_found_and_a_slip_is_seen(number):
    value = int(number.replace("2A", "19").replace("2B", "18"))
    right = f"{number}{97 - value % 97:02}"
    assert rules.matricule_of(right) == right
    assert rules.matricule_of(rules.spaced(right)) == right
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert rules.matricule_of(wrong) == ""
    shown = rules.masked(right)
    assert shown == f"{right[0]} {right[1:3]} {right[3:5]} •• ••• ••• ••"


def test_corsica_and_registers():
    assert rules.register_of("269059913116714", production=True) == INS_NIR
    assert rules.register_of("869059913116714", production=True) == INS_NIA
    assert rules.register_of("269059913116714", production=False) == INS_NIR_TEST
    assert rules.register_of("", production=True) == ""
    assert birthplace("2a004") == "2A004"
    assert birthplace("99352") == "99352"
    assert birthplace("99100") == "", "France is no place of birth"
    assert birthplace("2C004") == ""
