"""A text is cut where a reader would cut it, and nothing of it is lost."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.falc.text.document import read

CUTS = [
    ("M. Dupont habite av. Foch. Il va bien.", ["M. Dupont habite av. Foch.", "Il va bien."]),
    ("L’art. 12 le dit. Mme Roy aussi.", ["L’art. 12 le dit.", "Mme Roy aussi."]),
    ("Il a du pain, du lait, etc. Il part.", ["Il a du pain, du lait, etc.", "Il part."]),
    ("Il a du pain, etc. pour midi.", ["Il a du pain, etc. pour midi."]),
    ("Elle pèse 3,5 kg. Elle a 1 000,50 €.", ["Elle pèse 3,5 kg.", "Elle a 1 000,50 €."]),
    ("Le 1er mars 2026 à 14h30. Le 2 aussi.", ["Le 1er mars 2026 à 14h30.", "Le 2 aussi."]),
    ("Version 3.5 du texte. Elle est là.", ["Version 3.5 du texte.", "Elle est là."]),
    ("Les usager.e.s viennent. Ils parlent.", ["Les usager.e.s viennent.", "Ils parlent."]),
    ("« Viens ! » dit Paul. « Oui. » Il part.", ["« Viens ! » dit Paul.", "« Oui. »", "Il part."]),
    ("Quoi ?! Non... Alors… venez.", ["Quoi ?!", "Non...", "Alors… venez."]),
    ("Ça va\u00a0? Oui\u202f! Bien.", ["Ça va\u00a0?", "Oui\u202f!", "Bien."]),
    ("J. Dupont vient. Il est là.", ["J. Dupont vient.", "Il est là."]),
    ("Allez sur www.caf.fr. Écrivez à a.b@c.fr. Merci.", ["Allez sur www.caf.fr.", "Écrivez à a.b@c.fr.", "Merci."]),
    ("Un titre sans point\nUne phrase.", ["Un titre sans point", "Une phrase."]),
    ("Une phrase longue\nqui continue ici.\nUne autre.", ["Une phrase longue\nqui continue ici.", "Une autre."]),
    ("Vous allez à la\nMDPH demain.", ["Vous allez à la\nMDPH demain."]),
    ("Apportez :\ndu pain\ndu lait\nMerci.", ["Apportez :", "du pain", "du lait", "Merci."]),
    ("- du pain\n- du lait\n• du sel\n1. du riz", ["du pain", "du lait", "du sel", "du riz"]),
    ("— Bonjour.\n— Ça va ?", ["Bonjour.", "Ça va ?"]),
    ("Le chat dort. — Où ça ? dit-elle.", ["Le chat dort.", "— Où ça ? dit-elle."]),
    ("# Un titre\nUne phrase.\n> Une citation.", ["Un titre", "Une phrase.", "Une citation."]),
    ("Bonjour {prenom}. %(n)s papiers sont là.", ["Bonjour {prenom}.", "%(n)s papiers sont là."]),
    ("**Important.** Venez.", ["Important.** ".strip(" *"), "Venez."]),
    ("| un | deux mots |", ["un", "deux mots"]),
]


def sentences(text):
    document = read(text)
    return [text[one.left : one.right] for one in document.sentences if one.words]


@pytest.mark.parametrize(("text", "expected"), CUTS, ids=[text for text, _ in CUTS])
def test_sentences(text, expected):
    assert [one.strip(" |") for one in sentences(text)] == expected


COUNTS = [
    ("L’école est à côté d’ici.", 5),
    ("Aujourd’hui, quelqu’un vient.", 3),
    ("Voulez‑vous un rendez‑vous ?", 3),
    ("Il est 14h30, le 12/03/2026.", 5),
    ("Elle a 1 000,50 € pour le cœur.", 6),
    ("L'oeil de l’enfant", 3),
    ("Appelez le 01 23 45 67 89.", 3),
    ("Un e\u0301le\u0300ve arrive.", 3),
]


@pytest.mark.parametrize(("text", "count"), COUNTS, ids=[text for text, _ in COUNTS])
def test_words_are_counted_as_a_reader_counts(text, count):
    assert sum(one.words for one in read(text).sentences) == count


def test_what_is_written_for_programs_is_no_french():
    document = read("---\nlang: fr\n---\nBonjour.\n```\nx = 1; y = 2\n```\nVoir https://a.fr/x;y ici.")
    assert ";" not in document.index
    assert "x" not in document.index


signs = st.sampled_from([*list("aéÉ1 \n\r\t.,;:!?…«»()[]*_#-–—'’·/|<>{}%€&`~\xa0\u202f́"), "Mme. ", "etc. ", "qu’"])


@given(st.lists(signs, max_size=80).map("".join))
def test_nothing_is_lost(text):
    document = read(text)
    for parts in (document.blocks, document.lines, document.sentences, document.tokens):
        assert "".join(text[part.start : part.end] for part in parts) == text
    solid = [at for one in document.sentences for at in range(one.first, one.last)]
    assert solid == list(range(len(document.solid)))


HOSTILE = ["a", ";", "(", "*", "\n", "<!--", "1 000 ", ". ", "é\u0301", "- ", "www.", "{a", "#", "qu’", "a.b-", "```\n",
           "[a](", ". »", "a\n", "Mme. ", "a@", "|", "12/", "01 2", ".)", "— a ", "\r"]  # fmt: skip


def steps(text):
    """Lines of ours that are run: the same on every machine."""
    count = 0

    def seen(frame, event, _):
        nonlocal count
        count += event == "line"
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_twice_the_text_is_twice_the_work(piece):
    small, large = piece * 400, piece * 800
    assert steps(large) <= 2.2 * steps(small) + 200
