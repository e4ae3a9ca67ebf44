"""A word of the glossary opens its card: once, whole, where it is read, and nothing else of the page changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from backend.falc.cards import shelf
from backend.falc.cards.marking import Marking
from backend.falc.cards.names import usual_names
from backend.falc.words.tables import usual_tables

LINK = re.compile(r'<a class="word" id="mot-([a-z0-9-]+)" href="([^"]+)" rel="noreferrer">([^<]*)</a>')
HERE = "/papiers/1"


def mark(html, here=HERE):
    return Marking(here).mark(Markup(html))


def opened(html):
    """What opens a card, and which."""
    return [(words, name) for name, _, words in LINK.findall(mark(html))]


def test_the_first_time_that_a_word_is_read_it_opens_its_card():
    assert mark("<p>La tutelle. Une tutelle.</p>") == (
        '<p>La <a class="word" id="mot-tutelle" href="/mots/tutelle?retour=~papiers~1" rel="noreferrer">tutelle</a>.'
        " Une tutelle.</p>"
    )


def test_once_in_a_page_whatever_the_number_of_its_texts():
    page = Marking(HERE)
    assert LINK.findall(page.mark(Markup("<p>Votre tuteur.</p>")))
    assert page.mark(Markup("<p>Votre tuteur.</p>")) == "<p>Votre tuteur.</p>"
    assert LINK.findall(page.mark(Markup("<p>Votre curateur.</p>")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les tutelles.", [("tutelles", "tutelle")]),
        ("TUTELLE", [("TUTELLE", "tutelle")]),
        ("Équipe", [("Équipe", "equipe")]),
        ("Le dossier médical partagé.", [("dossier médical partagé", "dmp")]),
        ("Un dossier médical partagé, un dossier.", [("dossier médical partagé", "dmp"), ("dossier", "dossier")]),
        ("L’hôpital", [("hôpital", "hopital")]),
        ("L'hôpital", [("hôpital", "hopital")]),
        ("«\u00a0tuteur\u00a0»", [("tuteur", "tuteur")]),
        ("projet d'accompagnement personnalisé", [("projet d&#39;accompagnement personnalisé", "projet-personnalise")]),
        ("Le juge et l’avocat.", [("juge", "juge"), ("avocat", "avocat")]),
    ],
)
def test_as_it_is_written(text, found):
    assert opened(f"<p>{escape(text)}</p>") == found


@pytest.mark.parametrize(
    "text",
    [
        "Institutelle", "tutelles-là", "co-tuteur", "tuteur@exemple.fr", "www.tuteur.fr", "hopital",
        "mas", "Le mas est vieux.", "aah", "J’ai reçu votre mot.", "D’accord.", "tuteur_1", "a/tuteur/b",
        "Écrit par Paul", "Le genou droit", "Application de la pommade", "Rappel de 10 ans",
    ],
)  # fmt: skip
def test_what_is_not_the_word_is_left(text):
    assert opened(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#a">tuteur</a>',
        "<button>Voir le tuteur</button>",
        "<h2>Le tuteur</h2>",
        "<summary>Le tuteur</summary>",
        "<label>Tuteur <b>ou</b> curateur</label>",
        "<textarea>Mon tuteur</textarea>",
        "<code>tuteur</code>",
        "<table><thead><tr><th>Tuteur</th></tr></thead></table>",
        '<p data-l="tuteur" class="tuteur">Rien</p>',
        '<img alt="Le tuteur" src="data:image/png;base64,tuteur">',
    ],
)
def test_what_leads_elsewhere_or_names_a_thing_is_left(html):
    assert mark(html) == html
    assert opened(f"{html}<p>Le tuteur.</p>") == [("tuteur", "tuteur")]


def test_nothing_is_marked_where_no_card_could_lead_back():
    assert mark("<p>La tutelle.</p>", "") == "<p>La tutelle.</p>"


def test_the_way_back_keeps_the_part_of_a_long_text():
    assert 'href="/mots/tutelle?retour=~papiers~1&amp;page=21"' in mark("<p>tutelle</p>", "/papiers/1?page=21")


PIECES = st.sampled_from(
    ["tutelle", "MDPH", "mdph", "<b>", "</b>", "<a href='#x'>", "</a>", "&amp;", "é", "œ", "😀", "İ", " ", "-", "’",
     "\n", "Mon espace santé", "dossier médical partagé", "<br>", "x", "<h2>", "</h2>", ".", "juge des tutelles"]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=40))
def test_only_links_are_added(pieces):
    """Without them it is the same page, octet for octet; and the same page is marked in the same way."""
    html = "".join(pieces)
    marked = mark(html)
    assert LINK.sub(r"\3", marked) == html
    assert mark(html) == marked
    names = [name for name, _, _ in LINK.findall(marked)]
    assert len(names) == len(set(names))


def test_every_term_can_be_opened_by_one_of_its_names():
    told = {name.term.id for names in usual_names().by_first.values() for name in names}
    left = {term.id for term in usual_tables().terms} - told
    assert left == {"association", "rappel"}, "their words say something else in a paper: they are in the list alone"


@pytest.mark.parametrize(
    ("asked", "first"),
    [("tutelle", "Tutelle"), ("MDPH", "MDPH"), ("hopital", "hôpital"), ("espace sante", "Mon espace santé")],
)
def test_a_word_is_found_as_people_type_it(asked, first):
    assert shelf.looked_for(asked)[0].term.casefold() == first.casefold()


def test_a_search_that_finds_nothing_says_so_and_one_of_everything_is_short():
    assert shelf.looked_for("xylophone") == []
    assert shelf.looked_for("  ") == []
    assert len(shelf.looked_for("a")) <= shelf.MOST


def test_every_word_is_under_a_letter():
    assert sum(map(len, shelf.by_letter().values())) == len(usual_tables().terms)
    assert all(re.fullmatch(r"[a-z0-9]", letter) for letter in shelf.by_letter())
