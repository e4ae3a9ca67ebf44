"""Ready answers: easy French, chosen by a link, changed and sent by somebody who signs."""

import re
from html import unescape

import pytest

from backend.messaging.ready import ready_answers
from tests.messaging.talk import begins

ANSWERS = ready_answers().answers
MOST_WORDS = 12
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)


def test_there_are_enough_and_they_say_that_nobody_proofread_them():
    assert len(ANSWERS) >= 8
    assert ready_answers().state == "pas encore relu"


@pytest.mark.parametrize("code", ANSWERS)
def test_an_answer_is_short_warm_and_easy(code):
    one = ANSWERS[code]
    assert one.lines[0] == "Bonjour {prenom}."
    assert 3 <= len(one.lines) <= 6
    for line in (one.title, *one.lines):
        assert len(re.findall(r"[\w’‑]+", line)) <= MOST_WORDS
        assert not re.search(r"'|!|\btu\b|\bton\b|\bte\b|[^\N{NO-BREAK SPACE}][?;:]", line), line
    assert all(line[-1] in ".?" for line in one.lines)
    assert re.search(r"\b[Vv](ous|otre|os)\b|me fait plaisir", " ".join(one.lines))


def test_a_name_in_capitals_is_written_as_a_name():
    assert ANSWERS["merci"].words_for("JEAN-MARC").startswith("Bonjour Jean-Marc.\n")
    assert ANSWERS["merci"].words_for("Léa").startswith("Bonjour Léa.\n")


@pytest.mark.anyio
async def test_a_link_fills_the_field_and_sends_nothing(cast):
    thread = await begins(cast.david)
    page = (await cast.martin.opens(thread)).text
    assert FIELD.search(page)[1] == ""
    links = re.findall(r'href="([^"]*\?modele=[^"#]*)#mots"', page)
    assert len(links) == len(ANSWERS)
    filled = (await cast.martin.client.get(next(link for link in links if link.endswith("je-viens")))).text
    assert unescape(FIELD.search(filled)[1]) == ANSWERS["je-viens"].words_for("DAVID")
    assert await cast.sql.fetchval("select count(*) from message") == 1


@pytest.mark.anyio
async def test_no_such_answer_leaves_the_field_empty(cast):
    thread = await begins(cast.david)
    page = await cast.martin.opens(f"{thread}?modele=%22%3E%3Cscript%3E")
    assert page.status_code == 200
    assert FIELD.search(page.text)[1] == ""
