"""What may be written, in which order, and what is said when nobody reads."""

import asyncio
from html import unescape

import pytest

from tests.cast import DLU
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio


@pytest.mark.attack("L08")
async def test_twenty_at_once_are_numbered_without_gap(cast):
    thread = await begins(cast.david)
    sides = (cast.david, cast.martin)
    answers = await asyncio.gather(*(sides[n % 2].sends(f"{thread}/repondre", mots=f"n° {n}") for n in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    numbers = await cast.sql.fetchval("select array_agg(number order by number) from message")
    assert numbers == list(range(1, 22))
    assert await cast.sql.fetchval("select last_number from thread") == 21


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Écrivez quelques mots."),
        (" \r\n ", "Écrivez quelques mots."),
        ("x" * 5001, "Votre message est trop long."),
    ],
)
async def test_too_long_or_empty_comes_back_as_it_was_typed(cast, words, said):
    thread = await begins(cast.david)
    for person in (cast.david, cast.martin):
        refused = await person.sends(f"{thread}/repondre", mots=words)
        assert refused.status_code == 422
        assert said in refused.text
        assert words.strip() in refused.text
    assert await cast.sql.fetchval("select count(*) from message") == 1


async def test_five_thousand_signs_pass_and_a_line_break_is_one_of_them(cast):
    """A browser counts one sign for a line break, and sends two."""
    thread = await begins(cast.david)
    words = "\r\n".join(["x" * 9] * 500)
    assert (await cast.david.sends(f"{thread}/repondre", mots=words + "y")).status_code == 200


@pytest.mark.parametrize("words", ["", "Où ?"])
async def test_a_picture_says_its_sentence_and_the_words_are_added(cast, words):
    thread = await begins(cast.david, words, quoi="pain")
    page = unescape((await cast.martin.opens(thread)).text)
    assert "J’ai mal" in page
    assert words in page


async def test_a_choice_without_picture_needs_words(cast):
    refused = await cast.david.sends("/messages/ecrire", quoi="other", mots="")
    assert refused.status_code == 422
    assert "Écrivez quelques mots." in refused.text


async def test_a_thread_about_a_paper_goes_to_those_who_may_see_it(cast):
    paper = await cast.files(DLU)
    assert (await cast.marion.sends("/messages/ecrire", quoi="thanks", papier=str(paper))).status_code == 404
    thread = await begins(cast.david, quoi="understand", papier=str(paper))
    assert str(paper) in (await cast.martin.opens(thread)).text


async def test_when_nobody_answers_it_is_said_kindly(cast):
    await cast.sql.execute("update team set answers_messages = false")
    before = await cast.david.opens("/messages/ecrire")
    assert before.status_code == 200
    assert "<textarea" not in before.text
    after = await cast.david.sends("/messages/ecrire", quoi="thanks")
    assert after.status_code == 409
    for page in (before, after):
        assert "Personne ne peut répondre ici" in page.text
        assert "marche pas" not in page.text.partition("<read-aloud")[0]  # where a voice may fail
    assert await cast.sql.fetchval("select count(*) from thread") == 0
