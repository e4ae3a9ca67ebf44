"""What a text may hold: every letter of every language, and nothing that hides or turns."""

import sys
from typing import Annotated
from unicodedata import bidirectional, category, is_normalized, normalize

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.forms import OF_SOMEBODY, Form
from backend.kit.signs import HIDDEN, JOINERS, MARKS, apart, of_two_alphabets, spelled

pytestmark = pytest.mark.attack("F18")
# Signs of format that are seen: they stand before numbers and over chapters.
DRAWN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ODD = st.text(st.one_of(st.characters(), st.sampled_from("\u202e\u2066\u200b\u200d\u200fאב ع👩❤\ufe0fe\u0301")))


class Somebody(msgspec.Struct, frozen=True):
    name: Annotated[str, msgspec.Meta(max_length=80, extra=OF_SOMEBODY)] = msgspec.field(name="nom")
    words: str = msgspec.field(name="mots", default="")


def test_every_sign_of_format_is_one_that_hides_or_one_that_is_drawn():
    formats = {code for code in range(sys.maxunicode + 1) if category(chr(code)) == "Cf"}
    assert {code for code in formats if not HIDDEN.match(chr(code))} == DRAWN


@given(ODD)
def test_what_is_kept_turns_nothing_and_is_spelled_once(words):
    kept = spelled(words)
    assert spelled(kept) == kept
    assert is_normalized("NFC", kept)
    assert not [sign for sign in kept if bidirectional(sign) in TURNS]
    assert not [sign for sign in HIDDEN.findall(kept) if sign not in JOINERS + MARKS]


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Po", "Sc"], codec="utf-8")))
def test_no_letter_is_lost(words):
    """But those that are drawn as nothing."""
    assert normalize("NFD", spelled(words)) == normalize("NFD", HIDDEN.sub("", words))


@pytest.mark.parametrize(
    "words",
    [
        "Ça va mieux\N{NO-BREAK SPACE}: l’œil de Zoé, n° 12, 5 €",
        "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL} \N{HEAVY BLACK HEART}\ufe0f \N{THUMBS UP SIGN}\U0001f3fd",
        "می\u200cخواهم", "क्\u200dष", "שלום (1)\u200f", "µg, β-bloquant", "Ngọc Ánh",
    ],
)  # fmt: skip
def test_what_people_really_write_stays(words):
    assert spelled(words) == words


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Zoe\u0301", "Zoé"),
        ("ad\u200bmin\ufeff", "admin"),
        ("payer \u202e01 €\u202c", "payer 01 €"),
        ("\u2067Madame Martin\u2069", "Madame Martin"),
        ("Da\u00advid\u200d", "David"),
        ("un\u2028deux\x85trois", "un\ndeux\ntrois"),
        ("a" + "\u0335" * 60, "a" + "\u0335" * 4),
        ("\U000e0041\U000e0042", ""),
        ("Martin\u200e", "Martin"),
    ],
)
def test_what_deceives_does_not(written, kept):
    assert spelled(written) == kept
    assert Form(Somebody, {"nom": "Zoé", "mots": written}).value.words == kept


@pytest.mark.parametrize(
    "name", ["M\N{CYRILLIC SMALL LETTER A}rtin", "Sophie М\u0430rtin", "D\N{GREEK SMALL LETTER ALPHA}vid"]
)
def test_a_name_is_of_one_alphabet(name):
    assert of_two_alphabets(name)
    form = Form(Somebody, {"nom": name, "mots": name})
    assert form.errors == {"nom": "invalid"}


@pytest.mark.parametrize("name", ["Martin", "Zoé-Ngọc d’Œuvre", "Мартин", "Μαρία", "李 明", "محمد علي"])
def test_a_name_of_any_one_language_is_a_name(name):
    assert not of_two_alphabets(name)
    assert Form(Somebody, {"nom": name}).value.name == name


def test_what_is_written_from_the_right_stands_apart_in_a_sentence():
    assert apart("David") == "David"
    assert apart("דוד") == "\u2068דוד\u2069"
