"""A name of a file says what it is, and does nothing else, on any system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.file_names import NOT_IN_NAMES, attached, numbered, readable

FORBIDDEN = set('/\\:*?"<>|')


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Lettre de l’hôpital, 20 novembre 2026", "Lettre de l’hôpital, 20 novembre 2026.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("C:\\Windows\\system32", "C Windows system32.pdf"),
        ("CON", "papier CON.pdf"),
        ("nul.tar", "papier nul.tar.pdf"),
        ("LPT1", "papier LPT1.pdf"),
        ("Console de jeu", "Console de jeu.pdf"),
        ("", "papier.pdf"),
        (" . .. ", "papier.pdf"),
        ("ordonnance\u202efdp.exe", "ordonnance fdp.exe.pdf"),
        ("e\u0301te\u0301", "été.pdf"),
        ("a\r\nSet-Cookie: x", "a Set-Cookie x.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_a_name_of_words(words, name):
    assert readable(words, "pdf") == name


@pytest.mark.parametrize("kind", ["", "../x", "PDF", "a b", "x" * 9])
def test_a_kind_is_a_few_letters(kind):
    with pytest.raises(ValueError, match="kind"):
        readable("Lettre", kind)


@given(st.text())
def test_whatever_the_words_the_name_is_one_file(words):
    name = readable(words, "pdf")
    assert not set(name) & FORBIDDEN
    assert not NOT_IN_NAMES.search(name)
    assert name == unicodedata.normalize("NFC", name)
    assert not name.startswith((".", " "))
    assert 0 < len(name) <= 95


def test_two_files_of_one_name_are_numbered_whatever_their_capitals():
    taken: set[str] = set()
    names = [numbered(name, taken) for name in ("Lettre.pdf", "lettre.pdf", "Lettre.pdf", "Lettre (2).pdf")]
    assert names == ["Lettre.pdf", "lettre (2).pdf", "Lettre (3).pdf", "Lettre (2) (2).pdf"]


def test_the_header_says_it_twice():
    header = attached("Lettre de l’hôpital.pdf")
    assert header == (
        "attachment; filename=\"Lettre de l'hopital.pdf\"; filename*=UTF-8''Lettre%20de%20l%E2%80%99h%C3%B4pital.pdf"
    )


@given(st.text())
def test_the_header_stays_one_line_of_ascii(words):
    header = attached(readable(words, "pdf"))
    assert header.isascii()
    assert "\r" not in header
    assert "\n" not in header
    assert header.count('"') == 2
