"""A text is cut for the ear where the checker of easy French cuts it for the eye: the same traps, in JavaScript."""

import json
import subprocess

import pytest

from backend.falc.text import abbreviations
from backend.paths import PWA, ROOT
from tests.falc.test_segmentation import CUTS

# A page gives one block at a time: no line of its own, no sign of Markdown, no gap left for a name.
OF_ONE_BLOCK = [(text, cut) for text, cut in CUTS if not any(sign in text for sign in "\n*#|{")]
MORE = [
    ("Rendez-vous lundi 7 déc. 2026 à 14 h 30. Venez.", ["Rendez-vous lundi 7 déc. 2026 à 14 h 30.", "Venez."]),
    ("Le Dr Petit et le pr. Roux sont là. Oui.", ["Le Dr Petit et le pr. Roux sont là.", "Oui."]),
    ("Prenez 1 g. 3 fois par jour.", ["Prenez 1 g.", "3 fois par jour."]),
    ("1. Prenez le comprimé. 2. Buvez.", ["1. Prenez le comprimé.", "2. Buvez."]),
    ("Né le 03.05.1990 à Brest. Il va bien.", ["Né le 03.05.1990 à Brest.", "Il va bien."]),
    ("Voir l’art. L. 1111-4. Puis signez.", ["Voir l’art. L. 1111-4.", "Puis signez."]),
    ("   Bonjour   David.   ", ["Bonjour   David."]),
    ("…", []),
    ("", []),
]
ASK = """import { sentences } from "./pwa/js/aloud/sentences.js"
const texts = JSON.parse(process.argv[1])
console.log(JSON.stringify(texts.map(text => sentences(text).map(([from, to]) => text.slice(from, to)))))"""


def cuts(*texts):
    command = ["node", "--input-type=module", "-e", ASK, json.dumps(texts)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_each_trap_is_cut_as_the_checker_cuts_it():
    assert len(OF_ONE_BLOCK) > 12
    cases = OF_ONE_BLOCK + MORE
    found = cuts(*(text for text, _ in cases))
    assert dict(zip([text for text, _ in cases], found, strict=True)) == dict(cases)


@pytest.mark.parametrize("piece", ["a ", "a", "mot, ", "mot ; mot. ", "M. ", "« a ! » "], ids=ascii)
def test_a_very_long_text_is_said_in_breaths_and_nothing_of_it_is_lost(piece):
    text = piece * 1500
    (found,) = cuts(text)
    assert max(map(len, found)) <= 240
    assert "".join("".join(found).split()) == "".join(text.split())


def test_the_abbreviations_are_those_of_the_checker():
    """One list each, in two languages: a word added to one is added to the other."""
    source = (PWA / "js/aloud/sentences.js").read_text()
    for name in ("NEVER_LAST", "BEFORE_A_NUMBER", "SOMETIMES_LAST"):
        told = source.split(f"const {name} = list(`", 1)[1].split("`)", 1)[0]
        assert set(told.split()) == set(getattr(abbreviations, name)), name
