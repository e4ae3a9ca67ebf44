"""A voice is the only setting with a name of its own: any script, nothing unseen, never long."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reading import rules
from backend.reading.rules import from_form, parse

VOICES = st.text(max_size=rules.LONGEST_VOICE).map(rules.voice_name)


@pytest.mark.parametrize("voice", ["%", "A", "____", "w6k=é", "=" * 20])
def test_a_voice_that_does_not_decode_is_none(voice):
    assert parse(f"f~100~normal~atkinson~auto~~1~{voice}").voice in ("", "\N{LATIN SMALL LETTER E WITH ACUTE}")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Google français", "Google français"),
        ("  Amélie (Enhanced) ", "Amélie (Enhanced)"),
        ("தமிழ்", "தமிழ்"),
        ("نورا", "نورا"),
        ("क्‍ष", "क्‍ष"),
        ("a\r\nSet-Cookie: b", "aSet-Cookie: b"),
        ("\u202eecila\u202c", "ecila"),
        ("\ud800", ""),
        ("é" * 100, "é" * 100),
        ("é" * 101, ""),
    ],
)
def test_a_voice_has_any_name_that_can_be_seen(said, kept):
    assert rules.voice_name(said) == kept
    assert from_form({"voice": said}).voice == kept


@given(voice=VOICES)
def test_nothing_unseen_stays_in_a_voice(voice):
    assert not [sign for sign in voice if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")]
