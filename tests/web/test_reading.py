"""Reading settings: what is written in the cookie is read back, and anything else is the ordinary page."""

from hypothesis import given
from hypothesis import strategies as st

from backend.web.reading import FACES, LARGEST, THEMES, Reading, formatted, from_form, parse

READINGS = st.builds(
    Reading,
    falc=st.booleans(),
    size=st.integers(0, LARGEST),
    theme=st.sampled_from(THEMES),
    face=st.sampled_from(FACES),
)


@given(reading=READINGS)
def test_what_is_written_is_read_back(reading):
    assert parse(formatted(reading)) == reading


@given(value=st.none() | st.text() | st.lists(st.text(max_size=4), min_size=4, max_size=4).map(".".join))
def test_whatever_the_cookie_says_the_settings_are_known_ones(value):
    reading = parse(value)
    assert parse(formatted(reading)) == reading
    assert reading.size in range(LARGEST + 1)
    assert reading.theme in THEMES
    assert reading.face in FACES


@given(reading=READINGS)
def test_larger_and_smaller_stop_at_the_ends(reading):
    assert reading.larger().size == min(reading.size + 1, LARGEST)
    assert reading.smaller().size == max(reading.size - 1, 0)
    assert reading.easy(True).falc is True


@given(reading=READINGS)
def test_the_settings_page_says_the_same(reading):
    fields = {
        "texte": "facile" if reading.falc else "",
        "taille": str(reading.size),
        "theme": reading.theme or "auto",
        "police": reading.face,
    }
    assert from_form(fields) == reading


@given(fields=st.dictionaries(st.sampled_from(["texte", "taille", "theme", "police"]), st.text()))
def test_whatever_is_sent_is_a_known_setting(fields):
    reading = from_form(fields)
    assert parse(formatted(reading)) == reading
