"""Every word of a screen is in the catalogues, whole in each language, and none is there for nothing."""

import re

import pytest
from babel.messages.pofile import read_po
from msgspec.structs import replace

from backend.identity.views import REASONS
from backend.paths import LOCALES
from backend.web.templates import render
from tests.architecture import keys
from tests.browser.pages import PAGES

pytestmark = pytest.mark.architecture
BLANKS = re.compile(r"%\((\w+)\)s")
# English writes minutes with two digits, French as they are said; the code gives both.
OF_ITS_OWN = {"date.at_minutes", "date.hours_minutes"}
# A sign that would stand alone at the beginning or at the end of a line.
LOOSE = re.compile(r" [:;?!»]|« ")
# What is called so in English too.
NAMES = {
    "date.pattern", "else.defender", "enter.prosanteconnect.name", "measure.kind.mandat", "measure.kind.sauvegarde",
    "measures.to_check_of", "receipt.wired", "step.dmp",
}  # fmt: skip
STRAY = re.compile(r"%(?!\(\w+\)s|%)")


def catalogue(language, name):
    with (LOCALES / language / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        read = read_po(file, locale=language, abort_invalid=True)
    return {(m.id if isinstance(m.id, str) else m.id[0]): m for m in read if m.id}


FR, EN, FALC = catalogue("fr", "ui"), catalogue("en", "ui"), catalogue("fr", "ui-falc")


def forms(message):
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def blanks(message):
    """What each form leaves to fill. A form for one thing need not say its number."""
    return {blank for form in forms(message) for blank in BLANKS.findall(form)}


def test_french_and_english_hold_the_same_keys_and_easy_french_some_of_them():
    assert FR.keys() == EN.keys()
    assert FALC.keys() <= FR.keys()


@pytest.mark.parametrize(
    "file", sorted(LOCALES.glob("*/LC_MESSAGES/*.po")), ids=lambda file: f"{file.parts[-3]} {file.stem}"
)
def test_no_key_is_written_twice(file):
    """The second would silently take the place of the first."""
    keys = re.findall(r'^msgid "(.+)"$', file.read_text(), re.MULTILINE)
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("told", [FR, EN, FALC], ids=["fr", "en", "falc"])
def test_every_text_is_written_in_all_its_forms(told):
    for key, message in told.items():
        assert all(form.strip() for form in forms(message)), key
        assert not message.fuzzy, key
        assert not [form for form in forms(message) if STRAY.search(form)], key
        assert isinstance(message.string, tuple) == isinstance(FR[key].string, tuple), key
        assert len(forms(message)) == len(forms(FR[key])), key


@pytest.mark.parametrize("told", [FR, FALC], ids=["fr", "falc"])
def test_french_signs_hold_to_their_word(told):
    assert [key for key, message in told.items() if any(LOOSE.search(form) for form in forms(message))] == []


@pytest.mark.parametrize("told", [EN, FALC], ids=["en", "falc"])
def test_the_same_blanks_are_left_in_every_language(told):
    different = {key for key, message in told.items() if blanks(message) != blanks(FR[key])}
    assert different <= OF_ITS_OWN


def left_in_french(told):
    """What is word for word the French, and longer than a name."""
    same = {key: forms(message) for key, message in told.items() if forms(message) == forms(FR[key])}
    return {key for key, said in same.items() if any(len(form.split()) > 2 for form in said)}


def test_what_is_english_was_translated():
    assert left_in_french(EN) == NAMES
    assert len(left_in_french(FR)) > 1000


def test_easy_french_only_holds_what_differs():
    assert [key for key, message in FALC.items() if forms(message) == forms(FR[key])] == []


def test_every_key_that_is_asked_for_exists():
    lost = [form for form in keys.asked() if not any(re.fullmatch(form, key) for key in FR)]
    assert lost == []


def test_no_key_is_there_for_nothing():
    used = [re.compile(form) for form in keys.asked() | keys.named()]
    assert [key for key in FR if not any(form.fullmatch(key) for form in used)] == []


def test_every_refusal_of_a_sign_in_has_its_words():
    for reason in REASONS:
        assert {f"refused.{reason}.title", f"refused.{reason}.todo"} <= FR.keys()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_page_finds_its_words_in_every_language(page, language):
    template, shell, view = PAGES[page]
    for falc in (False, True):
        assert b"%(" not in render(template, replace(shell, lang=language, falc=falc), view)
