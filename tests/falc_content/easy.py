"""What is easy to read, as far as a machine sees it."""

import re
import unicodedata

from tests.falc_content.tables import HARD


def plain(word):
    spread = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def in_order(words):
    return words == sorted(set(words), key=lambda word: (plain(word), word))


def length(sentence):
    return len(re.findall(r"[\w’-]+", sentence))


def well_typed(text):
    """Curved apostrophes, no-break spaces, and none of the signs that easy French does without."""
    return not re.search(r"['\"()%…;]|[^\u00a0][:?!»]|«[^\u00a0]|^\s|\s$| {2}", text)


def holds(text, word):
    return re.search(rf"(?<![\w’-]){re.escape(word)}e?s?(?![\w-])", text.casefold())


ANY_HARD = re.compile(
    rf"(?<![\w’-])({'|'.join(re.escape(w.word) for w in sorted(HARD, key=lambda w: -len(w.word)))})e?s?(?![\w-])"
)


def hard_ones(text):
    return set(ANY_HARD.findall(text.casefold()))
