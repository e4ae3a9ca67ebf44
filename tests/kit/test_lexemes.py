"""A word is found however it is written, and only by who has the key."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.lexemes import folded, lexemes, tokens

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("les vaccins", "Vaccin"),
        ("Compte rendu d’échographie", "ECHOGRAPHIE"),
        ("l’hôpital", "hopital"),
        ("le cœur", "coeur"),
        ("des ordonnances", "ordonnance"),
        ("Attestation d'hébergement", "hébergements"),
        ("TSH 2,4 mUI/L", "tsh"),
    ],
)
def test_a_word_is_found_however_it_is_written(written, asked):
    assert lexemes(asked)
    assert lexemes(asked) <= lexemes(written)


@pytest.mark.parametrize(("written", "asked"), [("vaccination", "vacances"), ("main", "maintien"), ("rein", "rien")])
def test_another_word_is_not(written, asked):
    assert not lexemes(asked) & lexemes(written)


def test_the_small_words_find_nothing():
    assert lexemes("le la les et pour vous de d’ l’") == frozenset()


def test_the_same_word_in_two_dossiers_leaves_two_traces():
    assert tokens(KEY, lexemes("vaccin")).isdisjoint(tokens(OTHER, lexemes("vaccin")))
    assert {len(token) for token in tokens(KEY, lexemes("vaccin et radio"))} == {16}


@given(st.text())
def test_any_text_is_folded_once_and_for_all(text):
    assert lexemes(folded(text)) == lexemes(text)


def test_no_letter_is_left_half_folded():
    """𝕬 becomes A, then a: every code point, since a draw of texts may miss it for months."""
    assert [hex(at) for at in range(sys.maxunicode + 1) if folded(folded(chr(at))) != folded(chr(at))] == []
