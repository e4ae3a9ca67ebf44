"""Pages about words, in their states."""

from msgspec import Struct
from msgspec.structs import replace

from backend.falc.cards import shelf
from backend.kit.forms import Form
from backend.kit.shell import Shell
from backend.web import word_pages as words_of
from backend.web.word_views import Words
from tests.browser import samples as s

Page = tuple[str, Shell, Struct | None]
CARD, ALL = "pages/web/word.html", "pages/web/words.html"


def words() -> dict[str, Page]:
    card = words_of.card_of(shelf.by_id()["tutelle"], "/papiers/1")
    letters = shelf.by_letter()
    of_a_letter = Words(
        letters=tuple(letters), letter="p", rows=words_of.rows(letters["p"]), form=Form(words_of.Wanted)
    )
    asked = Form(words_of.Wanted, {"cherche": "juge"})
    found = replace(of_a_letter, letter="", form=asked, looked=True, rows=words_of.rows(shelf.looked_for("juge")))
    public = s.public("/mots")
    return {
        "word": (CARD, s.public("/mots/tutelle"), card),
        "word-from-the-list": (CARD, s.public("/mots/tutelle"), replace(card, back_url="", source="")),
        "word-proofread": (CARD, s.public("/mots/tutelle"), replace(card, proofread=True)),
        "words": (ALL, public, of_a_letter),
        "words-found": (ALL, public, found),
        "words-none": (ALL, public, replace(found, rows=())),
        "words-wrong": (ALL, public, replace(found, rows=(), form=Form(words_of.Wanted, {"cherche": ""}))),
    }
