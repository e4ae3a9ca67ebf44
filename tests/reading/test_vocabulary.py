"""What is written in the cookie is read back, and anything else is the ordinary page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.shell import Shell
from backend.reading import rules
from backend.reading.rules import LONGEST, VOCABULARY, Reading, formatted, from_form, parse

VOICES = st.text(max_size=rules.LONGEST_VOICE).map(rules.voice_name)
READINGS = st.builds(
    Reading,
    falc=st.booleans(),
    pictograms=st.booleans(),
    voice=VOICES,
    **{name: st.sampled_from(words) for name, words in VOCABULARY.items()},
)
FIELDS = ["texte", "taille", "espace", "police", "contraste", "pictos", "vitesse", "voice"]
COOKIE_SIGNS = set("!#$%&'*+-.^_`|~:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@given(reading=READINGS)
def test_what_is_written_is_read_back(reading):
    assert parse(formatted(reading)) == reading


@given(reading=READINGS)
def test_any_cookie_may_hold_it_and_it_is_never_longer_than_what_is_read(reading):
    assert set(formatted(reading)) <= COOKIE_SIGNS
    assert len(formatted(reading)) <= LONGEST


@given(value=st.none() | st.text() | st.lists(st.text(max_size=8), min_size=8, max_size=8).map("~".join))
def test_whatever_the_cookie_says_the_settings_are_known_ones(value):
    reading = parse(value)
    assert parse(formatted(reading)) == reading
    assert all(getattr(reading, name) in words for name, words in VOCABULARY.items())


@pytest.mark.parametrize(
    "value",
    [
        "f.2.dark.",
        "f~200~wide~lexend~dark~n~0.7",
        "f~200~wide~lexend~dark~n~0.7~~",
        f"f~200~wide~lexend~dark~n~0.7~{'A' * LONGEST}",
        "<script>~\"~'~&~;~,~\\~\x00",
    ],
)
def test_a_cookie_of_another_shape_says_nothing(value):
    assert parse(value) == Reading()


def test_one_word_that_is_not_known_takes_no_other_with_it():
    assert parse("f~9000~wide~comic~dark~n~0.7~") == Reading(
        falc=True, space="wide", contrast="dark", pictograms=False, speed="0.7"
    )


@given(reading=READINGS)
def test_larger_and_smaller_stop_at_the_ends(reading):
    place = rules.SIZES.index(reading.size)
    assert reading.larger().size == rules.SIZES[min(place + 1, 3)]
    assert reading.smaller().size == rules.SIZES[max(place - 1, 0)]
    assert reading.easy(True).falc is True


@given(reading=READINGS)
def test_all_as_before_keeps_the_sort_of_words_alone(reading):
    assert reading.as_before() == Reading(falc=reading.falc)


@given(reading=READINGS)
def test_the_settings_page_says_the_same(reading):
    fields = {
        "texte": "facile" if reading.falc else "origine",
        "pictos": "oui" if reading.pictograms else "non",
        "voice": reading.voice,
        **{field: getattr(reading, name) for name, field in rules.FIELDS.items()},
    }
    assert from_form(fields) == reading


@given(fields=st.dictionaries(st.sampled_from(FIELDS), st.text()))
def test_whatever_is_sent_is_a_known_setting(fields):
    reading = from_form(fields)
    assert parse(formatted(reading)) == reading


def test_the_frame_of_a_page_is_by_itself_as_nobody_chose():
    shell = Shell(path="/", key="")
    assert rules.around(Reading()) == {name: getattr(shell, name) for name in ("falc", "look", "speed", "voice")}


def test_the_classes_of_a_page():
    assert Reading().look == "text-100 space-normal font-atkinson contrast-auto"
    chosen = Reading(size="200", space="widest", face="lexend", contrast="strong", pictograms=False)
    assert chosen.look == "text-200 space-widest font-lexend contrast-strong no-pictograms"
