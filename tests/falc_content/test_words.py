"""Hard words, abbreviations and the glossary: well formed, sorted, and easy themselves."""

import re
from collections import Counter
from pathlib import Path

import pytest

from backend.documents.families import families
from tests.falc_content.easy import hard_ones, holds, in_order, length, well_typed
from tests.falc_content.tables import HARD, SIGLES, TERMS, THEMES

MOST_WORDS, MOST_IN_AN_EXAMPLE = 12, 15
# What the app, the law and the house cannot do without: papers, rights, roles, places, acts.
NEEDED = set(Path(__file__).with_name("needed.txt").read_text().split())


def test_hard_words_are_many_in_order_and_once():
    assert len(HARD) >= 420
    assert in_order([one.word for one in HARD])


@pytest.mark.parametrize("one", HARD, ids=lambda one: one.word)
def test_a_hard_word_has_easy_replacements(one):
    assert 1 <= len(one.simple) <= 3
    assert len(set(one.simple)) == len(one.simple)
    for text in (one.word, *one.simple):
        assert text == text.strip()
        assert well_typed(text)
    assert [text for text in one.simple if hard_ones(text)] == []


def test_sigles_are_many_in_order_and_once():
    assert len(SIGLES) >= 160
    assert in_order([one.sigle for one in SIGLES])


@pytest.mark.parametrize("one", SIGLES, ids=lambda one: one.sigle)
def test_a_sigle_is_told_in_a_few_easy_words(one):
    assert one.full != one.sigle
    assert length(one.simple) <= MOST_WORDS
    assert well_typed(one.simple)
    assert well_typed(one.full)
    assert not one.simple.endswith(".")  # it follows « c’est »
    assert not hard_ones(one.simple)


def test_terms_are_many_in_order_and_each_name_has_one_meaning():
    assert len(TERMS) >= 260
    for terms in THEMES.values():
        assert in_order([term.id for term in terms])
    assert [name for name, times in Counter(t.id for t in TERMS).items() if times > 1] == []
    assert [name for name, times in Counter(n for t in TERMS for n in t.names).items() if times > 1] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_is_explained_in_short_easy_sentences(term):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.id)
    assert 2 <= len(term.definition) <= 4
    assert [s for s in term.definition if length(s) > MOST_WORDS] == []
    assert length(term.example) <= MOST_IN_AN_EXAMPLE
    for sentence in (*term.definition, term.example):
        assert well_typed(sentence)
        assert sentence[-1] in ".?»"
        assert {word for word in hard_ones(sentence) if not any(holds(name, word) for name in term.names)} == set()
    assert all(well_typed(name) or "«" in name for name in term.names)
    assert term.variants
    assert term.source
    assert "'" not in term.source


def test_what_the_app_and_the_law_speak_of_is_explained():
    assert NEEDED - {term.id for term in TERMS} == set()
    names = {name for term in TERMS for name in term.names}
    assert {family.simple.casefold() for family in families().values()} <= names
