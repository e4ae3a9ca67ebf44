"""What the machine changes alone keeps every number, date, name and negation, and is done in one go."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.falc.checking import check
from backend.falc.fixing import fix
from backend.falc.registry import all_rules
from tests.falc.cases import TABLES, every, marked, written

MONTHS = re.findall(r"\w+", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
WORDS = {"deux": 2, "trois": 3, "sept": 7, "neuf": 9, "cent": 100, "mille": 1000, "douze": 12}
NUMBER = re.compile(r"\d+|[^\W\d_]+")
# How it is written, what it is worth.
NUMBERS = {
    "14h30": [14, 30], "9h": [9], "9h00": [9], "0h15": [0, 15], "12/03/2026": [12, 3, 2026], "31/02/2026": [31,
    2, 2026],
    "le 1/05": [1, 5], "2026-03-12": [2026, 3, 12], "vingt et un": [21], "quatre-vingt-dix ans": [90], "deux": [2],
    "trois cents": [300], "neuf": [9], "mille": [1000], "Louis XIV": [14], "le XXIe siècle": [21], "3ème": [3],
    "5 km": [5], "10mg": [10], "10-15 ans": [10, 15], "40 %": [40, 100], "25 % des personnes": [25, 100],
    "12,5": [12, 5],
    "1 200 €": [1200], "0123456789": [123456789], "3 sept. 2026": [3, 9, 2026], "12 janv. 2026": [12, 1, 2026],
    "n° 12": [12],
    "art. 4": [4], "§ 3": [3],
}  # fmt: skip
NAMES = ["Paul", "Mme Roy", "M. PETIT", "Anne-Marie Kerbrat", "Roy & Fils", "le Dr Martin", "Saint-Denis"]
NEGATIONS = ["il ne vient pas", "sans lui", "rien", "ce n’est jamais sûr", "aucun", "NE PAS entrer", "non"]
REST = ["il mange ; il boit", "afin de venir", "(le soir)", "…", "!!!", "etc.", "les habitant·e·s",
    "ATTENTION", "*ici*", "du pain & du lait",
        "Il pleut. Il vente.", "lors de la visite", "\n- du pain ;", "\n# Titre", "\n\n", ", ", ". ", " : ",
    "d’écrire", "aux 2 amis (s)"]  # fmt: skip
parts = st.lists(st.one_of(*map(st.sampled_from, (list(NUMBERS), NAMES, NEGATIONS, REST))), min_size=1, max_size=12)


def worth(part):
    return NUMBERS.get(part, [2] if part == "aux 2 amis (s)" else [])


def numbers(text):
    """An oracle of its own: digits, months, and the words of this file."""
    text = re.sub(r"(?<!\d)0\d(?:[ \u00a0]?\d\d){4}(?!\d)", lambda found: re.sub(r"\D", "", found[0]), text)
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text).replace("%", " 100 ")
    for roman, value in (("XIV", "14"), ("XXIe", "21")):
        text = text.replace(roman, value)
    for words, value in (("vingt et un", "21"), ("quatre-vingt-dix", "90"), ("trois cents", "300")):
        text = text.replace(words, value)
    told = []
    for found in NUMBER.findall(re.sub(r"(\d)(?=[^\W\d_])", r"\1 ", text.replace("9h00", "9h"))):
        low = found.lower().removesuffix(".")
        if found.isdigit():
            told.append(int(found))
        elif low in MONTHS or low in {"janv", "sept"}:
            told.append(MONTHS.index({"janv": "janvier", "sept": "septembre"}.get(low, low)) + 1)
        elif low in WORDS:
            told.append(WORDS[low])
    return sorted(told)


def negations(text):
    return len(re.findall(r"\b(?:ne|pas|sans|rien|jamais|aucun|non)\b|\bn’", text.lower()))


def names(text):
    return re.findall(r"Paul|Roy|PETIT|Anne-Marie|Kerbrat|Fils|Martin|Saint-Denis|Louis", text)


@given(parts, st.sampled_from([" puis ", ", ", ". ", "\n"]))
def test_numbers_dates_names_and_negations_stay(chosen, between):
    before = between.join(chosen)
    after = fix(before, tables=TABLES).text
    assert numbers(after) == sorted(value for part in chosen for value in worth(part))
    assert names(after) == names(before)
    assert negations(after) == negations(before)


@given(parts, st.sampled_from([" puis ", ", ", ". ", "\n"]))
def test_what_is_fixed_is_fixed(chosen, between):
    once = fix(between.join(chosen), tables=TABLES)
    again = fix(once.text, tables=TABLES)
    assert again.text == once.text
    assert again.rules == ()


noise = st.lists(
    st.sampled_from([*"aéÉ1 \n.,;:!?…«»()[]*_#-–’·/%&X", "qu’", "etc. ", "12/03", "9h", "ATTENTION"]), max_size=60
)


@given(noise.map("".join))
def test_whatever_it_is_given(text):
    for one in check(text, tables=TABLES):
        assert 0 <= one.start <= one.end <= len(text)
        assert text[one.start : one.end] == one.text
    once = fix(text, tables=TABLES).text
    assert fix(once, tables=TABLES).text == once


@pytest.mark.parametrize("rule", sorted(rule.id for rule in all_rules().values() if rule.fixes))
def test_the_cases_of_a_rule_are_fixed_for_good(rule):
    texts = [marked(case)[0] for name, case in every("positive") if name == rule]
    texts += [written(case) for name, case in every("negative") if name == rule]
    for text in texts:
        once = fix(text, tables=TABLES).text
        assert fix(once, tables=TABLES).text == once, text
